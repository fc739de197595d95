### Everybody

language-name = 简体中文
language-ask = 用哪种语言？
language-chosen = 好的，以后说简体中文。

welcome = { $name }，你好！我是暖驿。
    点下面的 <b>📍 找驿站</b>，马上告诉你最近的驿站在哪儿、开没开门、有没有热水。
    也可以直接打字搜，比如路名或驿站名。
help = <b>我能帮你：</b>
    📍 <b>找驿站</b>：点一下按钮，或者发个位置给我
    🔎 <b>搜驿站</b>：直接打字，比如“金水路”
    ⭐ <b>收藏的驿站</b>：你常去的
    ⚠️ 驿站关了、没热水了？打开那个驿站，点“有问题”

    /language 换语言　/myid 我的数字编号　/cancel 不填了
my-id = 你的数字编号是 <code>{ $id }</code>
cancelled = 好的，不填了。
nothing-to-cancel = 现在没有要取消的。
something-new = 好的，那张放下了。想做什么？
edited = 改过的消息我不会再读，请重新发一条。
old-button = 这个按钮已经过时了，请重新点菜单。
unknown-command = 这个命令我不认识。点下面的按钮，或者发 /help 看看我能做什么。
unknown-kind = 这个我看不懂。发个位置给我找驿站，或者打字搜驿站名、路名。
failed = 对不起，刚才没办成，是我们的问题。请再试一次；还是不行，就把编号 <code>{ $incident }</code> 告诉管理员。
draft-stale = 你之前的“{ $form }”还没填完。接着填，还是办别的？
draft-go-on = 接着填
draft-new = 办别的
form-problem = 驿站有问题

key-near = 📍 找驿站
key-favourites = ⭐ 收藏的驿站
key-help = ❓ 帮助

menu-start = 开始
menu-near = 找最近的驿站
menu-favourites = 收藏的驿站
menu-language = 换语言
menu-myid = 我的数字编号
menu-help = 我能做什么
menu-cancel = 不填了

### Places

place-not-a-number = 这个位置不是有效的经纬度，请填写数字，例如 34.75 和 113.62。
place-out-of-range = 没有这样的位置：纬度 { $latitude }，经度 { $longitude }。纬度在 -90 到 90 之间，经度在 -180 到 180 之间，看看是不是写反了。
place-in-the-atlantic = 这个位置（0，0）在大西洋里，多半是手机还没定位好。请打开定位，稍等片刻再发一次。
place-unknown-datum = 不认识坐标系「{ $datum }」，请用 wgs84、gcj02 或 bd09。
