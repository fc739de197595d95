# Made from zh-Hans.ftl by `make zh-hant`; changes belong there.

### Everybody

language-name = 繁體中文
language-ask = 用哪種語言？
language-chosen = 好的，以後說繁體中文。

welcome = { $name }，你好！我是暖驛。
    點下面的 <b>📍 找驛站</b>，馬上告訴你最近的驛站在哪兒、開沒開門、有沒有熱水。
    也可以直接打字搜，比如路名或驛站名。
help = <b>我能幫你：</b>
    📍 <b>找驛站</b>：點一下按鈕，或者發個位置給我
    🔎 <b>搜驛站</b>：直接打字，比如「金水路」
    ⭐ <b>收藏的驛站</b>：你常去的
    ⚠️ 驛站關了、沒熱水了？開啟那個驛站，點「有問題」

    /language 換語言　/myid 我的數字編號　/cancel 不填了
my-id = 你的數字編號是 <code>{ $id }</code>
cancelled = 好的，不填了。
nothing-to-cancel = 現在沒有要取消的。
something-new = 好的，那張放下了。想做什麼？
edited = 改過的訊息我不會再讀，請重新發一條。
old-button = 這個按鈕已經過時了，請重新點選單。
unknown-command = 這個命令我不認識。點下面的按鈕，或者發 /help 看看我能做什麼。
unknown-kind = 這個我看不懂。發個位置給我找驛站，或者打字搜驛站名、路名。
failed = 對不起，剛才沒辦成，是我們的問題。請再試一次；還是不行，就把編號 <code>{ $incident }</code> 告訴管理員。
draft-stale = 你之前的「{ $form }」還沒填完。接著填，還是辦別的？
draft-go-on = 接著填
draft-new = 辦別的
form-problem = 驛站有問題

key-near = 📍 找驛站
key-favourites = ⭐ 收藏的驛站
key-help = ❓ 幫助

menu-start = 開始
menu-near = 找最近的驛站
menu-favourites = 收藏的驛站
menu-language = 換語言
menu-myid = 我的數字編號
menu-help = 我能做什麼
menu-cancel = 不填了

### Places

place-not-a-number = 這個位置不是有效的經緯度，請填寫數字，例如 34.75 和 113.62。
place-out-of-range = 沒有這樣的位置：緯度 { $latitude }，經度 { $longitude }。緯度在 -90 到 90 之間，經度在 -180 到 180 之間，看看是不是寫反了。
place-in-the-atlantic = 這個位置（0，0）在大西洋裡，多半是手機還沒定位好。請開啟定位，稍等片刻再發一次。
place-unknown-datum = 不認識座標系「{ $datum }」，請用 wgs84、gcj02 或 bd09。
