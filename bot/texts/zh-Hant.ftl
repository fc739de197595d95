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

### Import

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
import-hours-unclear = 開放時間「{ $value }」沒有看懂：會按原文顯示，但不會說「開放中」。請寫成「週一至週五 9:00-17:00」或「Mo-Fr 09:00-17:00」。
import-amenity-unknown = 不認識這些設施，已略過：{ $names }。請改名稱，或加入配置檔案。
import-area-kind-unknown = 「{ $value }」不是區域型別，未採用。請填寫 district（區縣）、street（街道）、community（社群）或 grid（網格）。
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
config-amenity-twice = 配置檔案裡設施 { $amenity } 出現了兩次：請刪除一個。
config-outline-missing = 讀不到配置檔案 { $path } 指定的邊界檔案 { $file }：請檢查檔名，它應與配置檔案在同一資料夾。
config-outline-wrong = 配置檔案 { $path } 裡的邊界不是帶多邊形的 GeoJSON：請重新匯出。
