# Made from zh-Hans.ftl by `make zh-hant`; changes belong there.

### Everybody

language-name = 繁體中文
language-ask = 用哪種語言？
language-chosen = 好的，以後說繁體中文。

welcome = { $name }，你好！我是暖驛。
    點下面的 <b>📍 找驛站</b>，馬上告訴你最近的驛站在哪兒、開沒開門、有什麼。
    也可以直接打字搜，比如路名或驛站名。
help = <b>我能幫你：</b>
    📍 <b>找驛站</b>：點一下按鈕，或者發個位置給我
    🔎 <b>搜驛站</b>：直接打字，路名、驛站名都行，打幾個字就夠
    ⭐ <b>收藏的驛站</b>：你常去的
    ⚠️ 驛站關了、沒熱水了？開啟那個驛站，點「有問題」

    /language 換語言　/myid 我的數字編號　/cancel 不填了
my-id = 你的數字編號是 <code>{ $id }</code>
my-id-hidden = 你在這裡是匿名發言，我看不到是誰。請私下給我發 /myid。
cancelled = 好的，不填了。
nothing-to-cancel = 現在沒有要取消的。
something-new = 好的，先不填了。想做什麼？
edited = 改過的訊息我不會再讀，請重新發一條。
old-button = 這個按鈕已經失效了，點「📍 找驛站」重新開始。
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

typed-near = 找驛站 | 附近 | 附近驛站 | 附近的驛站 | 最近 | 最近的驛站 | 最近的驛站在哪 | 最近的驛站在哪兒 | 最近的驛站在哪裡
typed-favourites = 收藏 | 我的收藏 | 收藏的驛站
typed-help = 幫助 | 你好 | 您好 | 怎麼用 | 你能做什麼

menu-start = 開始
menu-near = 找最近的驛站
menu-favourites = 收藏的驛站
menu-language = 換語言
menu-myid = 我的數字編號
menu-help = 我能做什麼
menu-cancel = 不填了

### Stations

as-it-is = { $text }
metres = { $count } 米
kilometres = { $count } 公里
direction-n = 北邊
direction-ne = 東北邊
direction-e = 東邊
direction-se = 東南邊
direction-s = 南邊
direction-sw = 西南邊
direction-w = 西邊
direction-nw = 西北邊

day = { $month }月{ $day }日{ $weekday }
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日
tomorrow-at = 明天 { $time }
day-at = { $day } { $time }

near-ask = 點下面的 <b>📍 找驛站</b>，或者用 📎 發一個位置給我，馬上告訴你最近的驛站。
near-no-place = 你的手機沒有把位置發過來。用 📎 發一個位置給我，或者直接打路名、驛站名。
near-heading = 📍 <b>離你最近的驛站</b>
near-heading-filtered = 📍 <b>符合條件、離你最近的驛站</b>
near-far = 📍 你附近 5 公里內沒有驛站。最近的在 <b>{ $distance }</b>外：
near-far-filtered = 📍 你附近 5 公里內沒有符合條件的驛站。最近的在 <b>{ $distance }</b>外：
near-outside = 📍 這裡不在{ $district }範圍內。最近的驛站在 <b>{ $distance }</b>外：
near-none = 還沒有登記任何驛站，請稍後再來。
near-none-filtered = 沒有符合這些條件的驛站。點下面去掉一個條件試試。
near-first = ⏰ 這幾個現在都沒開門，最早開的是 <b>{ $name }</b>，{ $time }。
near-first-certain = ⏰ 能確定最早開門的是 <b>{ $name }</b>，{ $time }。
near-go = 騎行去
near-marked = ⚠️ { $problems }
near-more = 再看 5 個 ›
near-back = ‹ 前 5 個
filter-open = 🟢 現在開門

state-open = 🟢 24 小時開放
state-open-until = 🟢 開到 { $time }
state-closed = 🔴 現在關門
state-closed-until = 🔴 現在關門，{ $time } 開
state-unknown = ⚪️ 開放時間未核實
state-paused = 🔴 暫停開放
unconfirmed-hours = （時間未核實）
amenities-unconfirmed = 未核實：{ $amenities }

found = 🔎 找到 { $count } 個：
found-more = 還有 { $count } 個，多打幾個字會更準。
found-none = 沒找到「{ $words }」。換個路名或驛站名試試，或者點 <b>📍 找驛站</b>。
station-gone = 這個驛站已經不在了。點「📍 找驛站」看看附近的。

page-where = 📍 { $address }
page-hours = 🕗 今天 { $spans }
page-hours-closed = 🕗 今天不開
page-hours-unknown = 🕗 平時 { $hours }，今天開不開未核實
page-hours-text = 🕗 { $hours }
page-phone = ☎️ { $phone }
page-capacity = 🪑 能坐 { $count } 人
page-discount = 🎁 { $discount }
page-marked = ⚠️ 有騎手反映：{ $problems }
page-keep = ⭐ 收藏
page-unkeep = 取消收藏
page-share = ↗️ 分享
page-problem = ⚠️ 有問題
ride-amap = 🚴 高德
ride-baidu = 🚴 百度
ride-tencent = 🚴 騰訊
kept = 已收藏 { $name }
unkept = 已取消收藏 { $name }
favourites = ⭐ 你收藏了 { $count } 個驛站：
favourites-more = 下一頁 ›
favourites-back = ‹ 上一頁
favourites-none = 你還沒有收藏驛站。開啟一個驛站，點「⭐ 收藏」就行。

problem-ask = <b>{ $name }</b> 怎麼了？
problem-closed = 關門了
problem-no_hot_water = 沒熱水
problem-charger_broken = 充電壞了
problem-moved = 搬走了
problem-other = 別的問題
problem-ask-moved = <b>{ $name }</b> 搬到哪兒了？打幾個字告訴我，不知道就點「跳過」。
problem-ask-words = <b>{ $name }</b> 有什麼問題？打幾個字告訴我。
problem-words-hint = 請打字告訴我，或者點「跳過」。
problem-skip = 跳過
problem-noted = 謝謝，記下了：{ $name } · { $problem }。再有一位騎手這麼說，我就提醒大家。
problem-counted = 謝謝！已經有兩位騎手這麼說，接下來一天我會提醒大家：{ $name } · { $problem }。

### Places

place-not-a-number = 這個位置不是有效的經緯度，請填寫數字，例如 34.75 和 113.62。
place-out-of-range = 沒有這樣的位置：緯度 { $latitude }，經度 { $longitude }。緯度在 -90 到 90 之間，經度在 -180 到 180 之間，看看是不是寫反了。
place-in-the-atlantic = 這個位置（0，0）在大西洋裡，多半是手機還沒定位好。請開啟定位，稍等片刻再發一次。
place-unknown-datum = 不認識座標系「{ $datum }」，請用 wgs84、gcj02 或 bd09。

### Import

import-written = 完成：新增 { $added }，更新 { $changed }，沒變 { $unchanged }，有錯沒匯入 { $refused }。
import-nothing-written = 什麼都沒寫入。可以匯入的：新增 { $added }，更新 { $changed }，沒變 { $unchanged }；有錯的 { $refused } 行。
import-line-row = 第 { $row } 行，{ $column }：{ $sentence }
import-line-row-only = 第 { $row } 行：{ $sentence }
import-line-feature = 第 { $row } 個要素，{ $column }：{ $sentence }
import-line-feature-only = 第 { $row } 個要素：{ $sentence }
import-line-column = 列「{ $column }」：{ $sentence }

import-file-empty = 檔案是空的：請確認選對了檔案，並且第一行寫著各列的名稱。
import-file-too-big = 檔案有 { $size } MB，最多 { $limit } MB：請拆成幾個檔案，依次匯入。
import-file-unpacks-too-big = 檔案解壓後有 { $size } MB，最多 { $limit } MB：請只保留需要的行，另存為 CSV 或新的 XLSX 檔案。
import-file-unknown = 這不是 CSV、XLSX 或 GeoJSON 檔案：請把表格另存為其中一種格式。
import-file-old-excel = 這是舊版 Excel 檔案（.xls）或加了密碼的檔案：請另存為不帶密碼的 .xlsx 檔案。
import-xlsx-broken = 這個 XLSX 檔案打不開：請用表格軟體開啟後重新儲存。
import-xlsx-other-sheets = 只讀取了工作表「{ $sheet }」，沒有讀取：{ $others }。如需匯入其他工作表，請分別另存為檔案。
import-encoding-unknown = 無法識別檔案的文字編碼：請另存為「CSV UTF-8」。
import-encoding-broken = 檔案按 { $encoding } 讀取時，第 { $line } 行出錯：請重新另存為「CSV UTF-8」。
import-csv-broken = 第 { $row } 行讀不出來：引號缺少或多餘，或者某個單元格過長。請修改這一行。
import-json-broken = 檔案不是有效的 JSON（第 { $line } 行，第 { $column } 列）：請重新匯出。
import-geojson-wrong = 檔案是 JSON，但不是 GeoJSON：請匯出為 FeatureCollection。
import-geojson-crs = GeoJSON 檔案使用的座標系不是 WGS-84：請按 EPSG:4326 匯出。
import-geojson-no-feature = 這不是一個 Feature：請刪除它，或重新匯出檔案。
import-too-many-rows = 檔案超過 { $limit } 行：請拆成幾個檔案，依次匯入。
import-too-many-columns = 表格太寬，最多讀取 { $limit } 列：請刪除右側的空列。
import-rows-missing = 只有表頭，沒有資料：請確認選對了檔案。
import-header-missing = 第一行必須寫明各列的名稱，缺少：{ $missing }。現有：{ $present }。請新增表頭或修改列名。
import-header-twice = 表頭「{ $header }」出現了不止一次（{ $columns } 列）：請刪除或改名其中一列。
import-column-unnamed = 這一列沒有表頭，未讀取。如有需要，請寫上列名。
import-column-unknown = 不認識這個列名，未讀取。如有需要，請改列名。
import-column-twice = 與列「{ $other }」意思相同：請只保留其中一列。
import-row-too-long = 這一行有 { $cells } 個單元格，表頭只有 { $headers } 個：內容裡有逗號時，請用引號括起來。
import-cell-empty = 這裡是空的：請填寫。
import-cell-formula = 這裡是公式，採用了上次的計算結果：{ $value }。如不正確，請改為數值。
import-cell-no-result = 這裡的公式沒有結果或出錯：請改為數值。
import-text-too-long = 文字有 { $length } 個字，最多 { $limit } 個：請縮短。
import-number-wrong = 「{ $value }」不是數字：請用阿拉伯數字和小數點填寫，例如 34.75。
import-capacity-wrong = 「{ $value }」不是人數：請填寫整數，例如 12，或留空。
import-truth-wrong = 「{ $value }」既不是「是」也不是「否」：請填寫 1 或 0。
import-word-unknown = 不認識「{ $value }」：請填寫 { $choices } 之一。
import-code-twice = 編號「{ $code }」在第 { $other } 行已經用過：每一行都需要自己的編號。
import-point-wrong = 這裡沒有由兩個數字組成的點：請用 Point 表示驛站，先經度，後緯度。
import-position-zero = 座標是 0, 0，那裡是大西洋：請填寫真實座標。
import-position-swapped = 緯度 { $latitude }、經度 { $longitude } 好像寫反了：請對調。
import-position-range = 沒有這樣的地方：緯度 { $latitude }，經度 { $longitude }。緯度在 -90 到 90 之間，經度在 -180 到 180 之間。
import-source-differs = 座標改過了，旁邊的原始座標不再對應，已捨去。
import-datums-differ = 這一列與「{ $other }」的座標系不同：請用同一座標系填寫緯度和經度。
import-datum-contradicts = 表頭寫的是 { $told }，命令指定的是 { $option }：請去掉 --datum 選項，或修改列名。
import-datum-assumed = 沒有說明座標系，按 WGS-84 處理。如果座標來自國內地圖，會偏差約 500 米：請加上 --datum gcj02（高德、騰訊）或 bd09（百度）重新匯入。
import-no-outline = 既沒有本地邊界，也沒有帶邊界的區域，因此把中國大陸範圍內的 { $datum } 座標都作了轉換。請先匯入區域，或在配置檔案裡寫明邊界。
import-not-converted = 位置在邊界以外，沒有從 { $datum } 轉換，按原樣採用：請核對。
import-outside-outline = 位置在本地邊界以外：請核對。
import-outside-area = 位置在{ $area }以外 { $metres } 米：請核對座標和所屬區域。
import-area-unknown = 沒有名為「{ $area }」的區域，按座標確定所屬區域：請核對名稱，或先匯入區域。
import-neighbour = 距離「{ $name }」只有 { $metres } 米：請確認不是同一個驛站寫了兩遍。
import-hours-unclear = 開放時間「{ $value }」沒有看懂：會按原文顯示，但不會說「開放中」。請寫成「{ "周一至周五 9:00-17:00" }」或「Mo-Fr 09:00-17:00」。
import-amenity-unknown = 不認識這些設施，已略過：{ $names }。請改名稱，或加入配置檔案。
import-area-kind-unknown = 「{ $value }」不是區域類型，未採用。請填寫 district（區縣）、street（街道）、community（社區）或 grid（網格）。
import-parent-unknown = 不認識上級區域「{ $parent }」：請先匯入它，或加入這個檔案。
import-parent-ambiguous = 名為「{ $parent }」的區域不止一個：請填寫它的編碼。
import-parent-circle = 區域 { $code } 會成為自己的上級：請核對上級區域一列。
import-parent-refused = 上級區域 { $parent } 那一行有錯，沒有匯入：請先修改那一行。
import-district-made = 原來沒有區縣「{ $name }」，已用編碼 { $code } 新建，暫無邊界。
import-shape-broken = 邊界讀不出來：請重新匯出 GeoJSON。
import-shape-kind = 邊界是 { $kind }：區域需要 Polygon 或 MultiPolygon。
import-shape-range = 邊界超出了地圖：請先寫經度，後寫緯度，以度為單位。
import-shape-empty = 邊界沒有面積，什麼也沒剩下：請重新繪製。
import-shape-mended = 邊界自己相交，已修復，現面積 { $size } 平方米。請在地圖上核對。
import-overlap = 「{ $one }」與「{ $other }」重疊 { $size } 平方米，重疊處歸較小的一個。如有影響，請重新繪製邊界。
import-gap = { $between } 之間有 { $size } 平方米空隙，不屬於其中任何一個。如有影響，請重新繪製邊界。

config-missing = 讀不到配置檔案 { $path }：請檢查 NUANYI_CONFIG。
config-broken = 配置檔案 { $path } 不是有效的 TOML：{ $problem }。
config-unknown = 配置檔案 { $path } 裡有不認識的設定：{ $setting }。這裡可以寫：{ $known }。
config-lacks = 配置檔案 { $path } 缺少設定 { $setting }：請補上。
config-wrong = 配置檔案 { $path } 裡，{ $setting } 不能是 { $given }：{ $field ->
    [name] 請寫名稱，或按語言（zh-Hans、zh-Hant、en）分別寫名稱。
    [zone] 請寫時區，例如 Asia/Shanghai。
    [languages] 請寫由 zh-Hans、zh-Hant、en 組成的列表。
    [outline] 請寫 GeoJSON 檔名，或直接寫 GeoJSON。
    [amenities] 請寫 [[amenities]]，最多 32 個。
    [key] 請用小寫字母、數字和 _，例如 hot_water。
    [emoji] 請寫一個表情符號。
    [also] 請寫詞語列表。
   *[other] 請參照演示的配置檔案。
}
config-key-twice = 配置檔案裡設施 { $amenity } 出現了兩次：請刪除一個。
config-outline-missing = 讀不到配置檔案 { $path } 指定的邊界檔案 { $file }：請檢查檔名，它應與配置檔案在同一資料夾。
config-outline-wrong = 配置檔案 { $path } 裡的邊界不是帶多邊形的 GeoJSON：請重新匯出。

### Posters

poster-kind = { $kind ->
    [service_centre] 黨群服務中心
    [service_area] 愛心服務區
    [merchant] 優惠商戶
   *[warm_station] 暖心驛站
}
poster-welcome = { $kind ->
    [merchant] 騎手、快遞員、司機師傅，這裡有優惠
   *[other] 騎手、快遞員、司機師傅，進來歇歇腳
}
poster-hours = 開放時間
poster-hours-unknown = 以現場為準
poster-holidays = 節假日
poster-amenities = 這裡有
poster-discount = 優惠
poster-unconfirmed = 未核實
poster-pale = 灰色的未核實
poster-done = { $count } 頁海報在 { $folder } 裡。
poster-scan = 掃一掃
poster-scan-why = 開沒開門、有沒有熱水，附近還有哪些驛站
poster-steps = 怎麼用
poster-step-scan = 用手機相機掃右邊的碼
poster-step-start = 在 Telegram 裡點「開始」
poster-step-use = 隨時找最近的驛站
poster-code = 編號 { $code }
poster-search = 或在 Telegram 裡搜

weekly-always = 24 小時
weekly-closed = 休息
weekly-day = { $day ->
    [Mo] 週一
    [Tu] 週二
    [We] 週三
    [Th] 週四
    [Fr] 週五
    [Sa] 週六
   *[Su] 週日
}
weekly-days = { $first }至{ $last }
weekly-span = { $start }–{ $end }
weekly-span-overnight = { $start }–次日{ $end }

link-code-too-long = 驛站代碼「{ $code }」太長，放不進連結：請改用 62 個以內的字母、數字，或 15 個以內的漢字。
poster-folder-wrong = 資料夾 { $folder } 不能寫入：{ $reason }。請換一個資料夾。
poster-no-stations = 還沒有驛站：請先用 nuanyi import stations 匯入。
poster-unknown-codes = 沒有這樣的驛站代碼：{ $codes }。
poster-no-token = 不知道機器人的使用者名稱：請用 --bot 寫明，或設定 NUANYI_TOKEN。
poster-token-refused = Telegram 不認 NUANYI_TOKEN：請向 @BotFather 核對，或用 --bot 寫明機器人的使用者名稱。
poster-no-answer = 向 { $address } 詢問機器人的使用者名稱，沒有得到回答（{ $reason }）：請檢查網路、NUANYI_API_URL 和 NUANYI_PROXY，或用 --bot 寫明。
poster-bot-wrong = 「{ $username }」不是機器人的使用者名稱：應為 5 到 32 個字母、數字或下劃線，例如 nuanyi_bot。
poster-progress = 正在畫海報

### Demo

demo-open = 開啟 { $url} ，就能看到兩部手機。點「📍 找驛站」試試。按 Ctrl-C 結束。
demo-ended = 程式自己停了（退出碼 { $code }），原因在演示資料夾的 log 裡。

### Doctor

doctor-healthy = 一切正常。
doctor-broken = 有 { $count } 處需要修復（✗）。
doctor-failed = 檢查「{ $check }」時出錯（{ $kind }）：請用 NUANYI_LOG=debug 啟動，檢視日誌。
doctor-admins = 管理員 { $count } 人
doctor-no-admins = 沒有管理員：請在 NUANYI_ADMINS 裡填管理員的數字編號（給機器人發 /myid 可以看到）。
doctor-no-pace = NUANYI_PACE=off 只用於測速：對著真的 Telegram 請刪去這項設定。
doctor-district = { $name }，配置檔案 { $path }
doctor-district-demo = 用的是演示區縣（{ $name }）：請寫好自己的 TOML 檔案，並在 NUANYI_CONFIG 裡指明。
doctor-folder = 資料資料夾 { $folder } 可以寫入
doctor-folder-later = 資料資料夾 { $folder } 還沒有，首次執行時會建好
doctor-folder-readonly = 資料夾 { $folder } 不能寫入（{ $reason }）：請更改許可權，或另設 NUANYI_DATA_DIR。
doctor-disk = 磁碟剩餘 { $megabytes } MB
doctor-disk-little = 磁碟只剩 { $megabytes } MB：請清理，或換到更大的磁碟。
doctor-key-set = 金鑰由 NUANYI_KEY 給定
doctor-key-file = 金鑰在 { $path }（請在別處也存一份，丟了就什麼也讀不出來）
doctor-key-open = 別人也能讀取金鑰檔案 { $path }：請執行 chmod 600 { $path }。
doctor-key-later = 還沒有金鑰：首次執行時會寫到 { $path }，之後請在別處也存一份。
doctor-key-wrong = { $path } 裡不是金鑰，或讀不了：請從備份恢復，或設定 NUANYI_KEY。
doctor-key-other = 金鑰打不開這個資料庫裡的內容：請換回原來的金鑰（NUANYI_KEY 或資料資料夾裡的 key 檔案）。
doctor-database = 資料庫 { $address } 可用，結構是最新的
doctor-database-missing = 還沒有資料庫 { $address }：請執行 nuanyi migrate。
doctor-database-old = 資料庫 { $address } 的結構與程式不符：請執行 nuanyi migrate。
doctor-database-unreachable = 連不上資料庫 { $address }（{ $reason }）：請檢查 NUANYI_DATABASE_URL，確認資料庫已啟動。
doctor-inbox = 待處理的訊息 { $count } 條
doctor-inbox-late = 有 { $count } 條訊息沒處理，最早的已等了 { $minutes } 分鐘：請確認 nuanyi run 在執行，並檢視日誌。
doctor-outbox = 待發送 { $pending } 條
doctor-outbox-failed = 待發送 { $pending } 條；被 Telegram 拒絕 { $refused } 條，不知送達與否 { $uncertain } 條：請檢視日誌。
doctor-stations = 驛站 { $stations } 個，區域 { $areas } 個
doctor-no-stations = 還沒有驛站：請用 nuanyi import stations 匯入。
doctor-hours = { $count } 個驛站的開放時間看不懂，不會顯示為開門：{ $codes }。請改寫，例如「週一至週五 9:00-17:00」，再重新匯入。
doctor-holidays = { $first } 年和 { $second } 年的放假安排已知
doctor-holidays-unknown = 不知道 { $years } 年的放假安排：國務院公佈後（通常在前一年 11 月），請寫進區縣 TOML 的 [days]，或升級程式。
doctor-no-token = 沒有 NUANYI_TOKEN，或它不像令牌：請向 @BotFather 索取；nuanyi demo 不需要令牌。
doctor-token-refused = Telegram 不認 NUANYI_TOKEN：請從 @BotFather 重新複製。
doctor-telegram = Telegram 連線正常，機器人是 @{ $username }
doctor-telegram-unreachable = 連不上 { $address }（{ $reason }）：請檢查網路、NUANYI_API_URL 和 NUANYI_PROXY。
doctor-webhook = 這個機器人設了 webhook，這樣就收不到訊息：請呼叫 deleteWebhook 取消，或換一個機器人。
doctor-pending = Telegram 那邊待取 { $count } 條
doctor-pending-many = Telegram 那邊積壓了 { $count } 條，只保留一天：請確認 nuanyi run 在執行。
doctor-clock = 本機時鐘準確
doctor-clock-wrong = 本機時鐘與 Telegram 相差 { $seconds } 秒：請開啟自動對時（NTP）。
