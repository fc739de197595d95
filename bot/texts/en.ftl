### Everybody

language-name = English
language-ask = Which language?
language-chosen = All right, English from now on.

welcome-stranger = Hello { $name }! I am Nuanyi.
    Tap <b>📍 Find a station</b> below, and I will tell you where the nearest warm stations are, whether they are open, and what they have.
    Or just type part of a name or a street.

    Riders, couriers, drivers: tap <b>🪪 Check in</b>, it takes a minute.
welcome-rider = Hello { $name }! Take care out there.
    <b>📍 Find a station</b> for a rest, <b>🪪 Me</b> for your data and your card.
welcome-keeper = Hello { $name }!
    Closed today, something broken? Tap <b>🏠 My station</b> and riders see it at once.
welcome-secretary = Hello { $name }!
    When somebody checks in you get a card: tap “Confirm”. To see who is there, tap <b>👥 Roster</b>.
welcome-cadre = Hello { $name }!
    Hazards that people report appear in your group: who presses “Take” first has it. What is still open: <b>📋 To do</b>.
welcome-administrator = Hello { $name }! You are an administrator.
    <b>👥 Roster</b> for people and figures, <b>👤 Staff</b> to invite people and end roles.
help = <b>What I can do:</b>
    📍 <b>Find a station</b>: tap the button, or send me a location
    🔎 <b>Search</b>: just type a street or a name, a part of it will do
    🔖 <b>My stations</b>: the ones you saved
    ⚠️ Closed, or no hot water? Open the station and tap “Something is wrong”
    🪪 <b>Check in</b>: one minute, and somebody knows you when you need them
    🆘 <b>Emergency numbers</b>: whom to call

    /language  /myid your numeric id  /cancel drop a form
my-id = Your numeric id is <code>{ $id }</code>
my-id-hidden = You write anonymously here, so I can't see who you are. Please send me /myid in private.
cancelled = All right, dropped.
nothing-to-cancel = There is nothing to cancel.
something-new = All right, I dropped it. What would you like to do?
edited = I don't read a message again when it is edited. Please send it as a new one.
old-button = This button no longer works. Tap one of the buttons below to start again.
unknown-command = I don't know this command. Tap a button below, or send /help to see what I can do.
unknown-kind = I can't read this. Send me a location to find a station, or type a name or a street.
failed = Sorry, that did not work, and it was our fault. Please try again; if it fails again, tell an administrator the number <code>{ $incident }</code>.
draft-stale = “{ $form }” is still half filled. Go on with it, or do something else?
draft-go-on = Go on
draft-new = Something else
form-problem = Something is wrong with a station

help-rider = 🪪 <b>Me</b>: your card, your data, a letter to your secretary, your privacy
    ⭐ <b>My points</b>: how many, where from, and what they are good for
    🔔 <b>Notices</b>: which ones, when, and a pause for a week
help-keeper = 🏠 <b>My station</b>: closed today, broken, mended, opening hours, rewards handed out and in stock. When somebody comes for a reward, just type their 8-character code
help-secretary = 👥 <b>Roster</b>: who is confirmed, who waits, mobile members
    When somebody checks in you get a card: tap “Confirm”. Reply to the card to ask something or to say why you decline
help-cadre = 📋 <b>To do</b>: what nobody has, what is yours, all; you can take a page at once
    Cards in the group: press “Take”; reply with a photo to resolve one, with words to ask its reporters
    /report 123 to see one　/find rubbish park to look for some
help-administrator = 👥 <b>Roster</b>: everybody in the district, and figures
    👤 <b>Staff</b>: invite secretaries, cadres and keepers, end roles

key-near = 📍 Find a station
key-favourites = 🔖 My stations
key-help = ❓ Help
key-checkin = 🪪 Check in
key-me = 🪪 Me
key-sos = 🆘 Emergency numbers
key-staff = 👤 Staff
key-mystation = 🏠 My station
key-roster = 👥 Roster
page-more = Next ›
page-back = ‹ Back
list-separator = {", "}
form-checkin = Check-in
form-change = Change
form-verdict = Answer to a check-in

typed-near = find a station | find station | near me | nearby | nearest | nearest station | nearest stations
typed-checkin = check in | check-in | sign up | register
typed-favourites = my stations | favourites | favorites | saved | ⭐ my stations
typed-help = help | hello | hi | what can you do

menu-start = Start
menu-checkin = Check in
menu-me = My data and my card
menu-near = Find the nearest station
menu-favourites = My stations
menu-language = Change the language
menu-myid = My numeric id
menu-help = What I can do
menu-cancel = Drop a form

### Stations

as-it-is = { $text }
metres = { $count } m
kilometres = { $count } km
direction-n = north
direction-ne = north-east
direction-e = east
direction-se = south-east
direction-s = south
direction-sw = south-west
direction-w = west
direction-nw = north-west

day = { $weekday } { $day }/{ $month }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
tomorrow-at = tomorrow { $time }
day-at = { $day } { $time }

near-ask = Tap <b>📍 Find a station</b> below, or send me a location with 📎: I'll tell you the nearest ones at once.
near-no-place = Your phone did not send its location. Send one with 📎, or type a street or the name of a station.
near-heading = 📍 <b>The stations nearest to you</b>
near-heading-filtered = 📍 <b>The nearest stations that fit</b>
near-far = 📍 There is no station within 5 km. The nearest one is <b>{ $distance }</b> away:
near-far-filtered = 📍 There is no such station within 5 km. The nearest one is <b>{ $distance }</b> away:
near-outside = 📍 This place is outside { $district }. The nearest station is <b>{ $distance }</b> away:
near-none = No stations have been entered yet. Please come back later.
near-none-filtered = No station fits. Tap below to take a filter off.
near-first = ⏰ All of these are closed now. The first to open is <b>{ $name }</b>, { $time }.
near-first-certain = ⏰ The first that surely opens is <b>{ $name }</b>, { $time }.
near-go = ride there
near-marked = ⚠️ { $problems }
near-more = 5 more ›
near-back = ‹ Previous 5
filter-open = 🟢 Open now

state-open = 🟢 Open around the clock
state-open-until = 🟢 Open until { $time }
state-closed = 🔴 Closed now
state-closed-until = 🔴 Closed now, opens { $time }
state-unknown = ⚪️ Hours unconfirmed
state-paused = 🔴 Closed for the time being
unconfirmed-hours = { " " }(hours unconfirmed)
amenities-unconfirmed = Unconfirmed: { $amenities }

found = 🔎 { $count ->
    [one] One station:
   *[other] { $count } stations:
}
found-more = { $count } more: type a little more to narrow it down.
found-none = Nothing found for “{ $words }”. Try another street or name, or tap <b>📍 Find a station</b>.
station-gone = This station no longer exists. Tap “📍 Find a station” for those around you.

page-where = 📍 { $address }
page-hours = 🕗 Today { $spans }
page-hours-closed = 🕗 Closed today
page-hours-unknown = 🕗 Usually { $hours }; unconfirmed for today
page-hours-text = 🕗 { $hours }
page-phone = ☎️ { $phone }
page-capacity = 🪑 { $count ->
    [one] One seat
   *[other] { $count } seats
}
page-discount = 🎁 { $discount }
page-marked = ⚠️ Riders say: { $problems }
page-keep = 🔖 Save
page-unkeep = Unsave
page-share = ↗️ Share
page-problem = ⚠️ Something is wrong
ride-amap = 🚴 Amap
ride-baidu = 🚴 Baidu
ride-tencent = 🚴 Tencent
kept = Saved: { $name }
unkept = No longer saved: { $name }
favourites = 🔖 { $count ->
    [one] Your station:
   *[other] Your { $count } stations:
}
favourites-more = Next page ›
favourites-back = ‹ Previous page
favourites-none = You have saved no stations yet. Open one and tap “🔖 Save”.

problem-ask = What is wrong with <b>{ $name }</b>?
problem-closed = It is closed
problem-no_hot_water = No hot water
problem-charger_broken = Charger broken
problem-moved = It has moved
problem-other = Something else
problem-ask-moved = Where has <b>{ $name }</b> moved to? Type a few words, or tap “Skip” if you don't know.
problem-ask-words = What is wrong with <b>{ $name }</b>? Type a few words.
problem-words-hint = Please type it, or tap “Skip”.
problem-skip = Skip
problem-noted = Thank you, noted: { $name }: { $problem }. When one more rider says so, I will warn everybody.
problem-counted = Thank you! Two riders say so now, so I will warn everybody for a day: { $name }: { $problem }.

### Places

place-not-a-number = That is no position. Please give latitude and longitude as numbers, such as 34.75 and 113.62.
place-out-of-range = There is no such place: latitude { $latitude }, longitude { $longitude }. Latitude lies between -90 and 90, longitude between -180 and 180; they may be the wrong way round.
place-in-the-atlantic = That position (0, 0) is in the Atlantic: the phone has probably not found itself yet. Please turn location on, wait a moment and send it again.
place-unknown-datum = There is no datum “{ $datum }” here; please use wgs84, gcj02 or bd09.

### Import

import-written = Done: { $added } added, { $changed } changed, { $unchanged } unchanged, { $refused } refused.
import-nothing-written = Nothing was written. Good rows: { $added } to add, { $changed } to change, { $unchanged } unchanged; { $refused } with errors.
import-line-row = Row { $row }, { $column }: { $sentence }
import-line-row-only = Row { $row }: { $sentence }
import-line-feature = Feature { $row }, { $column }: { $sentence }
import-line-feature-only = Feature { $row }: { $sentence }
import-line-column = Column { $column }: { $sentence }

import-file-empty = The file is empty: please check that it is the right one, and that its first line names the columns.
import-file-too-big = The file has { $size } MB, and { $limit } are allowed: please split it and import the parts one after another.
import-file-unpacks-too-big = The file would take { $size } MB unpacked, and { $limit } are allowed: please save only the rows that are needed, as CSV or as a new XLSX file.
import-file-unknown = This is neither CSV nor XLSX nor GeoJSON: please save the table in one of these formats.
import-file-old-excel = This is an old Excel file (.xls) or one with a password: please save it as .xlsx without a password.
import-xlsx-broken = The XLSX file can't be opened: please open it in a spreadsheet program and save it again.
import-xlsx-other-sheets = Only the sheet “{ $sheet }” was read, not: { $others }. To import another one, save it as a file of its own.
import-encoding-unknown = The characters of this file can't be read: please save it as “CSV UTF-8”.
import-encoding-broken = The file says it is { $encoding }, but line { $line } isn't: please save it again as “CSV UTF-8”.
import-csv-broken = Row { $row } can't be read: a quotation mark is missing or too many, or a cell is far too long. Please mend that row.
import-json-broken = The file is no valid JSON (line { $line }, column { $column }): please export it again.
import-geojson-wrong = The file is JSON but no GeoJSON: please export it as a FeatureCollection.
import-geojson-crs = The GeoJSON file names another coordinate system than WGS-84: please export it as EPSG:4326.
import-geojson-no-feature = This is no Feature: please remove it, or export the file again.
import-too-many-rows = The file has more than { $limit } rows: please split it and import the parts one after another.
import-too-many-columns = The table is too wide, at most { $limit } columns are read: please delete the empty columns on the right.
import-rows-missing = There is a header but no row below it: please check that it is the right file.
import-header-missing = The first row must name the columns; missing: { $missing }. Found: { $present }. Please add a header row, or rename the columns.
import-header-twice = The header “{ $header }” is there more than once (columns { $columns }): please delete or rename one.
import-column-unnamed = This column has no header, so it isn't read. Please name it if it is needed.
import-column-unknown = Nothing here has this name, so it isn't read. Please rename it if it is needed.
import-column-twice = This means the same as the column “{ $other }”: please keep one of them.
import-row-too-long = The row has { $cells } cells, the header only { $headers }: please put text that contains a comma in quotation marks.
import-cell-empty = This is empty: please fill it in.
import-cell-formula = There is a formula here; its last result was taken: { $value }. Please replace it by its value if that is wrong.
import-cell-no-result = The formula here has no result, or an error: please replace it by its value.
import-text-too-long = The text has { $length } characters, and { $limit } are allowed: please shorten it.
import-number-wrong = “{ $value }” is no number: please write it in digits with a decimal point, such as 34.75.
import-capacity-wrong = “{ $value }” is no number of people: please write a whole number, such as 12, or leave it empty.
import-truth-wrong = “{ $value }” is neither yes nor no: please write 1 or 0.
import-word-unknown = “{ $value }” isn't known here: please write one of { $choices }.
import-code-twice = The code “{ $code }” is already in row { $other }: every row needs a code of its own.
import-point-wrong = There is no point here with two numbers: please give each station as a Point with longitude and latitude.
import-position-zero = The position is 0, 0, which is in the Atlantic: please fill in the real one.
import-position-swapped = Latitude { $latitude } and longitude { $longitude } seem to be the wrong way round: please swap them.
import-position-range = There is no such place: latitude { $latitude }, longitude { $longitude }. Latitude lies between -90 and 90, longitude between -180 and 180.
import-source-differs = The position was changed, so the source position beside it no longer belongs to it and was dropped.
import-datums-differ = This column and “{ $other }” have different datums: please give latitude and longitude in the same.
import-datum-contradicts = The header says { $told }, but { $option } was asked for: please leave the option --datum away, or rename the column.
import-datum-assumed = No datum is given, so positions were taken as WGS-84. From Chinese maps they would be some 500 m off: then please import again with --datum gcj02 (Amap, Tencent) or bd09 (Baidu).
import-no-outline = Neither the district's outline nor areas with shapes are known, so { $datum } was converted anywhere in mainland China. Please import the areas first, or name an outline in the district's file.
import-not-converted = The position lies outside the outline, so it was not converted from { $datum } but taken as it is: please check it.
import-outside-outline = The position lies outside the district's outline: please check it.
import-outside-area = The position lies { $metres } m outside { $area }: please check the position and the area.
import-area-unknown = There is no area “{ $area }”, so the position decides: please check the name, or import the areas first.
import-neighbour = Only { $metres } m from “{ $name }”: please check that it isn't the same station twice.
import-hours-unclear = The hours “{ $value }” were not understood: they are shown as they are, and the station is never said to be open. Please write them like “Mo-Fr 09:00-17:00” or “周一至周五 9:00-17:00”.
import-amenity-unknown = Not known as amenities and left out: { $names }. Please rename them, or add them to the district's file.
import-area-kind-unknown = “{ $value }” is no kind of area, so none was taken. Please write district, street, community or grid.
import-parent-unknown = The area above, “{ $parent }”, isn't known: please import it first, or add it to this file.
import-parent-ambiguous = There is more than one area “{ $parent }”: please give its code.
import-parent-circle = The area { $code } would be above itself: please check the column of the area above.
import-parent-refused = The area above, { $parent }, was not taken because its own row has an error: please mend that one first.
import-district-made = The district “{ $name }” wasn't known and was made with the code { $code }, without a shape.
import-shape-broken = The shape can't be read: please export the GeoJSON again.
import-shape-kind = The shape is a { $kind }: an area needs a Polygon or MultiPolygon.
import-shape-range = The shape leaves the map: please give longitude before latitude, in degrees.
import-shape-empty = Nothing is left of the shape, it has no area: please draw it again.
import-shape-mended = The shape crossed itself and was mended; it now covers { $size } m². Please check it on a map.
import-overlap = “{ $one }” and “{ $other }” overlap by { $size } m²; a place there belongs to the smaller one. Please draw the border again if that matters.
import-gap = Between { $between } there is a gap of { $size } m² that belongs to none of them. Please draw the border again if that matters.

config-missing = The district's file { $path } can't be read: please check NUANYI_CONFIG.
config-broken = The district's file { $path } is no valid TOML: { $problem }.
config-unknown = The district's file { $path } has a setting that isn't known: { $setting }. Known here: { $known }.
config-lacks = The district's file { $path } lacks the setting { $setting }: please add it.
config-wrong = In the district's file { $path }, { $setting } can't be { $given }: { $field ->
    [name] it takes a name, or a table of names by language (zh-Hans, zh-Hant, en).
    [zone] it takes a time zone such as Asia/Shanghai.
    [languages] it takes a list of zh-Hans, zh-Hant and en.
    [outline] it takes the name of a GeoJSON file, or GeoJSON.
    [amenities] it takes tables [[amenities]], 32 at most.
    [key] it takes a word of small letters, digits and _, such as hot_water.
    [emoji] it takes one emoji.
    [also] it takes a list of words.
    [trades] it takes tables [[trades]], 20 at most; within a company a list of their keys.
    [companies] it takes tables [[companies]], 60 at most.
    [topics] it takes tables [[topics]], 12 at most.
    [numbers] it takes tables [[numbers]], 30 at most.
    [number] it takes a telephone number in quotes, such as "110".
    [days] it takes days with "off" or "work", such as 2027-02-08 = "off".
    [version] it takes up to 40 characters in quotes, such as "2".
    [controller] it takes a name, or a table of names by language (zh-Hans, zh-Hant, en).
    [contact] it takes a text in quotes, such as "12345".
    [pledge] it takes a table of texts by language (zh-Hans, zh-Hant, en).
    [reminder_workdays] it takes a number of days from 1 to 30.
    [escalation_workdays] it takes a number of days from 1 to 60.
    [recheck_days] it takes a number of days from 7 to 3650.
    [silent_days] it takes a number of days from 1 to 365.
    [departments] it takes tables [[departments]], 20 at most.
    [categories] it takes tables [[categories]], 12 at most.
    [urgent] it takes true or false.
    [danger] it takes true or false.
    [take_hours] it takes a number of hours above 0, 1000 at most.
    [resolve_hours] it takes a number of hours above 0, 10000 at most.
    [reach] it takes a number of metres from 1 to 1000.
    [department] it takes the key of one of the [[departments]] in quotes.
    [hours] it takes times of a day in order, such as "08:30-12:00,14:00-18:00".
    [reports_a_day] it takes a number from 1 to 1000.
    [on] it takes checkin, recheck, report, problem, service_day, hours, award or deduct.
    [kind] it takes base, contribution or deduction.
    [points] it takes a number from 1 to 10000; or the table [points].
    [share] it takes a number from 0 to 10000.
    [a_day] it takes a number from 1 to 1000.
    [a_month] it takes a number from 1 to 10000.
    [words] it takes a sentence, or a table of sentences by language.
    [badge] it takes a number from 1 to 100000.
    [award_a_day] it takes a number from 1 to 100000.
    [object_days] it takes a number of days from 7 to 60.
    [decide_days] it takes a number of days from 1 to 60.
    [reserve_days] it takes a number of days from 1 to 60.
    [undo_minutes] it takes a number of minutes from 1 to 1440.
    [smallest_group] it takes a number from 10 to 1000: smaller groups say too much about single people.
    [rules] it takes up to 40 parts, each headed [[rules]].
    [titles] it takes up to 12 parts, each headed [[titles]].
    [same_place_metres] it takes a number of metres from 1 to 1000.
    [same_place_days] it takes a number of days from 1 to 3650.
    [confirm_days] it takes a number of days from 1 to 60.
    [remind_days] it takes a number of days from 1 to 60.
    [hidden_days] it takes a number of days from 1 to 60.
    [code_minutes] it takes a number of minutes from 1 to 1440.
    [warn_percent] it takes a number from 1 to 99.
    [retention] it takes numbers of days, each at least 1.
    [quiet] it takes spans of the day, for example "22:00-07:00".
    [slack] it takes spans of the day, for example "14:00-17:00,20:00-22:00", or "" for any time.
    [second_above] it takes a number of people, 1 to 1000000.
    [notices] it takes one table, [notices].
    [service_day] it is a section, [service_day].
    [day] it takes a day of the month, 1 to 31.
    [if_no_workday] it takes "next" (the next working day) or "keep".
    [announce_days] it takes how many days before, 1 to 28.
    [announce_at] it takes a time such as "08:00".
    [remind_at] it takes a time such as "10:00".
    [morning_at] it takes a time such as "07:30".
    [question_at] it takes a time such as "12:00".
    [topic] it takes the key of one of [[topics]], in quotes.
    [stations] it takes a list of at most 5 station codes, such as ["A001"].
    [services] it takes [[service_day.services]], 12 at most.
    [seats] it takes a number from 1 to 10000; leave it out for no limit.
   *[other] please see the district's file of the demo.
}
config-key-twice = { $setting } is there twice in the district's file: please remove one.
config-rule-kind = The rule { $rule } in the district's file: kind must be deduction for on = "deduct", and for nothing else.
config-rule-twice = In the district's file two rules are for { $occasion }: there can be one only.
config-trade-unknown = A company names the trade { $trade }, which the file doesn't know: please add it under [[trades]].
config-topic-taken = A topic may not be called { $topic }: the program needs that name itself; please take another one.
config-topic-unknown = [service_day] names the topic { $topic }, which the file doesn't know: please add it under [[topics]].
config-department-unknown = A category names the department { $department }, which the file doesn't know: please add it under [[departments]].
config-category-people = The category “{ $category }” in the district's file speaks of people or what they do (“{ $word }”). Only things and places can be reported: please name the thing, or take the category out.
config-taken-late = The category { $category } in the district's file has { $resolve } hours to be solved and { $take } to be taken, both from when it was sent: resolve_hours must be more than take_hours.
config-reminded-late = In the district's file, remind_days ({ $remind }) must be less than confirm_days ({ $confirm }): reporters are reminded before the report closes.
config-passed-on-early = In the district's file, escalation_workdays ({ $escalation }) can't be less than reminder_workdays ({ $reminder }): administrators hear after the secretaries.
config-outline-missing = The outline { $file }, named in the district's file { $path }, can't be read: please check its name; it is looked for beside that file.
config-outline-wrong = The outline in the district's file { $path } is no GeoJSON with polygons: please export it again.

### Posters

poster-kind = { $kind ->
    [service_centre] Service centre
    [service_area] Service area
    [merchant] Discount for you
   *[warm_station] Warm station
}
poster-welcome = { $kind ->
    [merchant] Riders, couriers and drivers pay less here
   *[other] Riders, couriers, drivers: come in and rest
}
poster-hours = Opening hours
poster-hours-unknown = please ask on site
poster-holidays = Public holidays
poster-amenities = Here you find
poster-discount = Discount
poster-unconfirmed = unconfirmed
poster-pale = grey ones are unconfirmed
poster-done = { $count ->
    [one] One page
   *[other] { $count } pages
} in { $folder }
poster-scan = Scan me
poster-scan-why = Is it open, is there hot water, what else is near
poster-steps = How it works
poster-step-scan = Scan the code with your phone's camera
poster-step-start = Tap Start in Telegram
poster-step-use = Find the nearest station at any time
poster-code = No. { $code }
poster-search = or search in Telegram for

weekly-always = Open 24 hours
weekly-closed = closed
weekly-day = { $day ->
    [Mo] Mon
    [Tu] Tue
    [We] Wed
    [Th] Thu
    [Fr] Fri
    [Sa] Sat
   *[Su] Sun
}
weekly-days = { $first }–{ $last }
weekly-span = { $start }–{ $end }
weekly-span-overnight = { $start }–{ $end }

link-code-too-long = The station code “{ $code }” is too long for a link: use at most 62 letters and digits, or 15 Chinese characters.
poster-folder-wrong = The folder { $folder } can't be written to: { $reason }. Please take another one.
poster-no-stations = There are no stations yet: import some with nuanyi import stations.
poster-unknown-codes = There are no stations with these codes: { $codes }.
poster-no-token = The bot's username is not known: give it with --bot, or set NUANYI_TOKEN.
poster-token-refused = Telegram refuses NUANYI_TOKEN: check it with @BotFather, or give the bot's username with --bot.
poster-no-answer = { $address } was asked for the bot's username and did not answer ({ $reason }): check the network, NUANYI_API_URL and NUANYI_PROXY, or give it with --bot.
poster-bot-wrong = “{ $username }” is no bot's username: that has 5 to 32 letters, digits or underscores, for example nuanyi_bot.
poster-progress = drawing

### Demo

demo-open = Open { $url } in a browser: phones of riders, the cadres' group, a branch secretary and an administrator, no account needed. On a rider’s phone, look for a station 📍, check in 🪪, or send one of the sample pictures 📎. Ctrl-C ends it.
demo-ended = The program has ended by itself (exit code { $code }); the file log in the demo's folder says why.

### Doctor

doctor-healthy = All is well.
doctor-broken = { $count ->
    [1] One thing must
   *[other] { $count } things must
} be mended (✗).
doctor-failed = The check “{ $check }” broke ({ $kind }): start with NUANYI_LOG=debug and look into the log.
doctor-admins = { $count ->
    [1] one administrator
   *[other] { $count } administrators
}
doctor-no-admins = There are no administrators: put their numeric ids into NUANYI_ADMINS (the bot tells them on /myid).
doctor-no-pace = NUANYI_PACE=off is for measuring only: take it away before the bot talks to the real Telegram.
doctor-district = { $name }, from { $path }
doctor-district-demo = This is the demo's district ({ $name }): write a TOML file of your own and name it in NUANYI_CONFIG.
doctor-folder = the data folder { $folder } can be written to
doctor-folder-later = the data folder { $folder } is not there yet, the first run makes it
doctor-folder-readonly = The folder { $folder } can't be written to ({ $reason }): change its rights, or set another NUANYI_DATA_DIR.
doctor-disk = { $megabytes } MB free on the disk
doctor-disk-little = Only { $megabytes } MB are free on the disk: make room, or move to a bigger one.
doctor-key-set = the key is given by NUANYI_KEY
doctor-key-file = the key is in { $path } (keep a copy of it elsewhere, nothing can be read without it)
doctor-key-open = Others can read the key in { $path }: run chmod 600 { $path }.
doctor-key-later = There is no key yet: the first run writes one to { $path }; keep a copy of it elsewhere then.
doctor-key-wrong = { $path } does not hold a key, or can't be read: bring it back from a backup, or set NUANYI_KEY.
doctor-key-other = The key does not open what is in this database: bring the old one back (NUANYI_KEY, or the file key in the data folder).
doctor-database = the database { $address } is there and up to date
doctor-database-missing = There is no database { $address } yet: run nuanyi migrate.
doctor-photos = The place for photos answers: { $address }
doctor-photos-folder = Photos lie on this machine, in { $folder }: where several machines run the bot, set NUANYI_PHOTOS.
doctor-photos-unreachable = The place for photos, { $address }, can't be reached ({ $kind }): check AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION.
doctor-database-old = The database { $address } does not have the shape that the program needs: run nuanyi migrate.
doctor-database-unreachable = The database { $address } can't be reached ({ $reason }): check NUANYI_DATABASE_URL, and that the database runs.
doctor-inbox = { $count } messages to work off
doctor-inbox-late = { $count } messages are not worked off, the oldest for { $minutes } minutes: see that nuanyi run is running, and look into its log.
doctor-outbox = { $pending } messages to send
doctor-outbox-failed = { $pending } messages to send; Telegram refused { $refused }, and of { $uncertain } nobody knows whether they arrived: look into the log.
doctor-stations = { $stations } stations, { $areas } areas
doctor-no-stations = There are no stations yet: import some with nuanyi import stations.
doctor-hours = The opening hours of { $count } stations are not understood, so that they never count as open: { $codes }. Write them like “Mo-Fr 09:00-17:00” and import them again.
doctor-holidays = the public holidays of { $first } and { $second } are known
doctor-holidays-unknown = The public holidays of { $years } are not known: when the State Council has announced them (usually in the November before), put them under [days] in the district's TOML, or update the program.
doctor-no-token = NUANYI_TOKEN is missing or is no bot token: ask @BotFather for one; nuanyi demo needs none.
doctor-token-refused = Telegram refuses NUANYI_TOKEN: copy it again from @BotFather.
doctor-telegram = Telegram answers, the bot is @{ $username }
doctor-telegram-unreachable = { $address } can't be reached ({ $reason }): check the network, NUANYI_API_URL and NUANYI_PROXY.
doctor-webhook = This bot has a webhook, so that no messages come in here: call deleteWebhook to take it away, or use another bot.
doctor-pending = { $count } messages wait at Telegram
doctor-pending-many = { $count } messages wait at Telegram, which keeps them for a day only: see that nuanyi run is running.
doctor-clock = the machine's clock is right
doctor-clock-wrong = The machine's clock differs from Telegram's by { $seconds } seconds: turn on automatic time (NTP).

### Cards and files

date-full = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
card-picture-title = Check-in card
card-picture-trade = Trade
card-picture-area = Area
card-picture-branch = Branch
card-picture-since = Since
card-picture-number = No. { $number }
card-picture-seal = Checked in
card-picture-proof = Scan to verify
card-picture-proof-until = Valid until { $time }
card-picture-brand = Nuanyi 暖驿

invitation-page-title = Nuanyi: staff invitation
invitation-page-until = Valid until
invitation-page-scan = Scan the code, or open the link below
invitation-page-start = Tap Start in Telegram
invitation-page-wait = Wait until an administrator confirms
invitation-page-note = An administrator confirms it afterwards. It works once: please don't pass it on.

privacy-file-title = All that we know about you
privacy-file-intro = This is everything that Nuanyi keeps about you. The file is yours: think about who will see it before you pass it on.
privacy-file-nothing = Nothing here.

### Letters

letter-begin = ✉️ Write to my secretary
letter-ask = What would you like to say to your secretary? Type it here and I pass it on. They see the name you checked in with, not your account.
letter-ask-back = What would you like to say to { $name }? Type it here and I pass it on. They don't see your account.
letter-never-mind = Never mind
letter-dropped = All right, nothing was sent.
letter-only-text = I can pass on words only, no photos, voice messages or stickers. Please type it.
letter-too-long = That is { $length } characters; { $longest } fit at a time. Please send it in parts.
letter-needs-checkin = Please check in first: then your secretary knows who you are and who looks after you. It takes less than a minute.
letter-checkin = 📝 Check in
letter-nobody = Nobody can take letters here at the moment, so yours was not sent. If it is urgent, tap “🆘 Emergency numbers” to see whom to call.
letter-sent = Your secretary has it now. I will tell you when there is an answer.
letter-again = ✉️ Write more
letter-answer-sent = { $name } has it now.
letter-from = ✉️ Rider <b>{ $name }</b> writes:
    { $words }
letter-about = (in answer to “{ $words }”)
letter-reply = ✉️ What you asked rider <b>{ $name }</b> is answered:
    { $words }
letter-reminder = ⏰ A letter from rider <b>{ $name }</b> has waited { $days ->
        [one] one working day
       *[other] { $days } working days
    } for an answer:
    { $words }
letter-escalation = ⏰ A letter from rider <b>{ $name }</b> has waited { $days ->
        [one] one working day
       *[other] { $days } working days
    }, and the secretary has not answered yet. Please have a look:
    { $words }
letter-more = { $count ->
        [one] One more letter follows
       *[other] { $count } more letters follow
    }: tap “📜 All letters”.
letter-answer = ✉️ Answer from { $who }:
    { $words }
letter-to-rider = ✉️ { $who } writes to you:
    { $words }
letter-question = ❓ { $who } asks about your check-in:
    { $words }

    Tap “↩️ Write back”, or just reply to this message.
letter-closed = ☑️ { $who } has read your letter and settled it for now. Write again whenever you like.
letter-answered-by = ✅ { $who } answered.
letter-done-by = ☑️ { $who } marked it as done.
letter-done = ☑️ Done
letter-done-toast = Done, and the rider knows.
letter-already = No letter is waiting here any more.
letter-write-back = ↩️ Write back
letter-look = 📜 All letters
letter-history = 📜 Letters with rider <b>{ $name }</b>
letter-line = <b>{ $who }</b> · { $at }
    { $words }
letter-at = { $day }/{ $month } { $time }
letter-unreadable = (these words were erased)
letter-older = ‹ Older
letter-newer = Newer ›
letter-me = Me
letter-rider = Rider
letter-secretary = Secretary
letter-office = the secretary of { $place }
letter-administrator = an administrator
letter-gone = This rider's data or these letters were erased; they can't be read or answered any more.
form-letter = letter
typed-letter = write to my secretary | my secretary | secretary
menu-write = Write to my secretary

### One-tap help

sos-heading = 🆘 <b>Emergency numbers</b>
sos-urgent = <b>Danger to life, call at once:</b>
sos-other = <b>For anything else:</b>
sos-number = <code>{ $number }</code>　{ $name }
sos-number-abroad = { $number }　{ $name }
sos-how = Tap a number to copy it, then paste it where you dial. Three digits are dialled faster by hand.
typed-sos = sos | help me | emergency | ambulance | police
menu-sos = Emergency numbers

### Check-in

notice-short = <b>Before you check in</b>
    The check-in keeps what to call you, your trade, company and area; your phone number and Party membership only if you want.
    Only the secretary of your branch or area and the administrators see it, and you can always see who looked. It goes to no company and has nothing to do with your orders; points only encourage.
    You can change it, take it with you or erase it all at any time.
notice-long = <b>How your data is used</b>
    <b>Who answers for it:</b> { $controller }. Questions: { $contact }.
    <b>What is kept:</b> what to call you, trade, company, area; if you want, your phone number, Party membership (sensitive, you are asked about it separately) and which notices you want.
    <b>Why:</b> so that somebody knows you, can invite you, help you, and find you when it matters.
    <b>Who sees it:</b> the secretary of your branch or area, and the administrators. The middle of a phone number is hidden; showing it takes a tap that is recorded. You can see every look.
    <b>What is not done:</b> nothing goes to your company, nobody records where you go, your orders don't depend on it. Stations work the same without it.
    <b>How long:</b> every { $days } days you are asked whether all is still so; without an answer it is set aside, and deleted later. The books of points know a number only, and nobody can change or delete them; once you are erased the number leads to nobody.
    <b>How it is kept:</b> encrypted with a key of your own; when you erase it the key is destroyed and nobody can read it.
    <b>Please know:</b> messages go through Telegram, whose servers are outside China.
    <b>Your rights:</b> see, change, take along, take back a consent, erase everything: /privacy.
notice-no-contact = 12345
notice-agree = ✅ I agree, go on
notice-more = The whole text
notice-later = Not now
notice-changed = This text has changed, so I ask you again:

    { $notice }
consent-again = Thank you, noted.
consent-keep = ✅ I agree
consent-withdraw = Take my consent back
consent-party = The text has changed, so I ask you again: Party membership and branch are sensitive. May I still keep yours?
checkin-later = All right. Whenever you want to check in, tap “🪪 Check in”. Stations need no check-in.

ask-name = What may I call you? Just type it.
ask-name-offered = What may I call you? Tap, or type another name.
ask-name-take = “{ $name }” is right
ask-name-hint = Please type what I may call you.
ask-name-wrong = A name has letters in it, and at most { $longest } characters.
ask-phone = Leave a phone number? Then your secretary can call when it is urgent. You don't have to.
    Tap <b>📱 Send my number</b> below.
ask-phone-send = 📱 Send my number
ask-phone-skip = No phone number
ask-phone-hint = Tap “📱 Send my number”, or “No phone number”.
ask-phone-typed = I take no typed numbers: they may be mistyped, or somebody else's.
ask-phone-foreign = This is not your own number, so I don't take it.
ask-phone-kept = All right, noted: { $phone }
ask-phone-left = All right, no number.
ask-phone-unknown = I can't make sense of this number; you can leave it out.
ask-trade = What do you do?
ask-company = Whom do you ride for? If it isn't here, just type it.
ask-company-hint = Tap a company, or type it.
ask-area = Where do you mostly ride?
    A location is quickest: tap <b>📍 Find a station</b> on the keys, or send one with 📎. I only look which area it is; the position is not kept.
    Or choose below.
ask-area-in = { $area }, more exactly:
ask-area-seen = You are in <b>{ $area }</b>, right?
ask-area-yes = ✅ Right
ask-area-not-here = Not here
ask-area-whole = All of { $area }
ask-area-up = ‹ Up
ask-area-skip = Skip
ask-area-outside = This place is outside our district. Send one where you mostly ride, or choose below.
ask-area-hint = Send a location, or tap a name below.
ask-party = Are you a Party member?
    This is sensitive: it is kept only if you agree, only the secretaries of branch and area see it, and you can take it back at any time. With “No” or “Rather not say” nothing is kept.
ask-party-yes = Yes, and you may keep it
ask-party-no = No
ask-party-silent = Rather not say
ask-branch = Which branch do you belong to?
ask-branch-none = Elsewhere, or none here
ask-pledge = <b>I promise</b>
    { $pledge }
ask-pledge-yes = 🤝 I promise
ask-pledge-no = Not now
ask-topics = Which notices do you want? Tap to switch on or off. They come when you are not busy.
ask-topics-done = ✅ Done ({ $count })
ask-topics-none = None
ask-choose-hint = Just tap a button.
checkin-summary = <b>Is this right?</b>
    { $lines }

    Tap a name below to change that line.
checkin-told = <b>What you sent</b>
    { $lines }
checkin-send = ✅ All right, send it
checkin-send-hint = Tap “All right, send it”, or the line that you want to change.
checkin-sent = Sent! I'll tell you as soon as { $who } has confirmed it. Until then you can use everything as before.
checkin-again = ✏️ Change it and send again
overseer-branch = the branch secretary
overseer-area = the secretary of your area
overseer-administrator = an administrator
line-name = Name: { $value }
line-phone = Phone: { $value }
line-trade = Trade: { $value }
line-company = Company: { $value }
line-area = Area: { $value }
line-party = Party: { $value }
line-topics = Notices: { $value }
line-pledge = Promise: { $value }
rider-pledged = given
rider-not-pledged = not now
change-name = Name
change-phone = Phone
change-trade = Trade
change-company = Company
change-area = Area
change-party = Party
change-topics = Notices
change-pledge = Promise
rider-no-phone = not given
rider-no-area = not given
rider-no-party = not recorded
rider-no-topics = none
rider-mobile = mobile member, registered elsewhere

### Applications

application-card = 🪪 <b>New check-in: { $name }</b>
    { $trade } · { $company }
    Area: { $area }
    Party: { $party }
    Phone: { $phone }
application-change-card = ✏️ <b>{ $name } wants a change</b>
    { $changes }
application-new-name = Name: { $old } → { $new }
application-new-branch = Branch: { $branch }
application-reminder = ⏰ Somebody is still waiting for you:

    { $card }
application-alarm = ⚠️ This rider has been waiting for several working days, and no secretary has answered:

    { $card }
application-phone-twice = { $card }

    ⚠️ Another rider has checked in with the same phone number.
heard-reminder = The secretary has not come to it yet; I have reminded them.
heard-alarm = The secretary has not answered; I have told the administrators.
application-confirm = ✅ Confirm
application-ask = ❓ Ask
application-decline = ✖️ Decline
application-confirmed = { $card }

    ✅ Confirmed · { $who } · { $at }
application-declined = { $card }

    ✖️ Declined · { $who } · { $at }
    Reason: { $reason }
application-withdrawn = { $card }

    ↩️ Taken back or sent anew, nothing to do here · { $at }
application-done-confirmed = { $name } is confirmed and knows it.
application-done-declined = Declined; { $name } knows it.
application-declined-done = All right, declined; { $name } knows the reason.
application-asked = All right, { $name } has been asked. The answer comes to you at once.
application-settled = { $who } has dealt with this already: { $what }.
application-own = Somebody else has to confirm your own check-in.
application-gone = This check-in is not there any more.
verdict-confirmed = confirmed
verdict-declined = declined
verdict-withdrawn = taken back
verdict-ask = What do you want to ask <b>{ $name }</b>? Type it, I'll pass it on.
verdict-why = Why do you decline <b>{ $name }</b>? Type the reason, the rider will see it.
verdict-what = These words for <b>{ $name }</b>:
    “{ $words }”
    Are they a question, or the reason to decline?
verdict-hint = Please type it.
verdict-cancel = Write nothing
decline-elsewhere = Not ours to look after
decline-mismatch = The details don't fit
decline-twice = Has checked in already
decline-words = ✍️ Write a reason
decline-back = ‹ Back
heard-checkin-confirmed = 🎉 You are checked in! { $who } has confirmed it.
heard-checkin-declined = { $who } has sent your check-in back.
    Reason: { $reason }
    You can change it and send it again.
heard-change-confirmed = ✅ { $who } agreed, your data is changed.
heard-change-declined = { $who } did not agree to this change; nothing has changed.
    Reason: { $reason }
role-administrator = an administrator
right-none = You may not do this at present. Please ask an administrator if you think you should.

### Me

me-unknown = You have not checked in yet. Tap below, it takes a minute.
me-not-confirmed = This works once your check-in is confirmed.
me-waiting = 🪪 <b>Me</b> · waiting for the secretary
    { $lines }
me-confirmed = 🪪 <b>Me</b> · No. { $number }
    { $lines }
me-declined = 🪪 <b>Me</b> · the check-in was sent back
    { $lines }
me-stale = 🪪 <b>Me</b> · No. { $number } (not checked for long)
    { $lines }
me-write = ✉️ Write to my secretary
me-card = 🪪 My card
me-change = ✏️ Change something
me-privacy = 🔒 My privacy
change-sent = Sent to { $who }; it changes when they agree.
change-done = Changed: { $what }.
card-caption = Your check-in card. To have somebody check it, tap below.
card-prove = 🔳 Show a QR code
card-none = There is a card once your check-in is confirmed.
proof-caption = Let them scan it. Good until { $until }.
proof-valid = ✅ Valid, checked in
    { $name } · { $trade }
    { $area }
    Good until { $until }
proof-expired = This code has expired; ask for a new one.
proof-unknown = This is no code of ours.
proof-gone = ❌ Not valid: this rider is not checked in at present.

### Recheck

recheck-ask = Hello { $name }! Are you still with <b>{ $company }</b>, and still in <b>{ $area }</b>?
recheck-no-area = the same area
recheck-same = 👌 All the same
recheck-company = Another company
recheck-area = Another area
recheck-leaving = I stopped riding
recheck-thanks = Thank you, noted. I'll ask again in { $days } days.
recheck-leave = All right, and thank you for everything.
    To delete all your data tap “My privacy”. To keep it tap “All the same”.

### Roster

form-roster = finding somebody on the roster
roster-heading =
    👥 <b>Roster</b>
    { $count } people are yours to look after. Tap below for the lists.
roster-empty =
    👥 <b>Roster</b>
    Nobody has checked in yet. When somebody does, you get a card first.
roster-gone = This person is not on the roster any more. Open /roster for the list as it is now.
roster-filter-confirmed = ✅ Confirmed { $count }
roster-filter-waiting = ⏳ Waiting { $count }
roster-filter-mobile = 🚩 Mobile members { $count }
roster-filter-stale = 💤 Silent { $count }
roster-name-confirmed = Confirmed
roster-name-waiting = Waiting
roster-name-mobile = Mobile members
roster-name-stale = Silent
roster-search = 🔍 Find by name
roster-search-again = 🔍 Find another
roster-file = 📄 Spreadsheet
roster-figures = 📊 Figures
roster-home = 👥 Back to the roster
roster-to-list = ⬅️ Back to the list
roster-back = ⬅️ Previous
roster-more = Next ➡️
roster-page = <b>{ $filter }</b>: { $first }–{ $last } of { $count }
roster-nobody = Nobody is under “{ $filter }” right now.
roster-area = 📍 { $area }
roster-line = { $place }. <b>{ $name }</b> · { $trade } · { $tail }
roster-tail-confirmed = no. { $number }
roster-tail-waiting = checked in { $date }
roster-tail-stale = silent since { $date }
roster-ask-name = Whom are you looking for? Type a part of the name, or the number.
roster-name-hint = Please type: a part of the name, or the number.
roster-found = Found { $count } with “{ $words }” in the name or number:
roster-found-none = Nobody found for “{ $words }”. Try another part of the name.
roster-found-more = { $count } more are not shown. Type more of the name.
roster-person =
    <b>{ $name }</b>
    { $state }
roster-person-trade = Trade: { $trade }
roster-person-company = Company: { $company }
roster-person-area = Area: { $area }
roster-person-branch = Branch: { $branch }
roster-person-phone = Phone: { $phone }
roster-person-checked = Last checked: { $date }
roster-state-confirmed = ✅ Confirmed, no. { $number }, since { $date }
roster-state-waiting = ⏳ Waiting, checked in { $date }
roster-state-stale = 💤 Asked whether still here, no answer; noted { $date }
roster-unknown = not given
roster-no-phone = not given
roster-write = ✍️ Write to them
roster-phone = 📞 Show the whole number
roster-phone-none = No phone number was given.
roster-phone-shown =
    { $name }: { $phone }
    Tap the number to call. It is noted that you saw it; they can see that in /privacy.
roster-file-caption =
    Roster, { $count } people. Phone numbers are masked; whole ones are shown one by one.
    This export is noted, and everybody in it can see that in /privacy. Please delete the file after use.
roster-file-empty = Nobody is on the roster yet, so there is nothing to export.
roster-file-name = roster-{ $date }.xlsx
roster-column = { $column ->
    [name] Name
    [number] Number
    [state] State
    [trade] Trade
    [company] Company
    [area] Area
    [branch] Branch
    [phone] Phone
    [sent] Checked in
    [confirmed] Confirmed
   *[checked] Last checked
}

figures-total =
    📊 <b>As of { $date }</b>
    Confirmed: { $confirmed }, { $new } of them new this month, { $stale } silent
    Waiting: { $waiting }
figures-heading = <b>{ $heading }</b> (confirmed)
figures-line = { $name }: { $count }
figures-by-trade = By trade
figures-by-company = By company
figures-by-area = By area
figures-other-company = other companies
figures-rest = the rest
figures-none = none yet
figures-sum = Total
figures-title = { $district }: who has checked in
figures-subtitle = As of { $date }, { $confirmed } confirmed

### Menus

menu-roster = Who belongs to me
menu-invite = Invite staff
menu-mystation = My station
menu-privacy = What is kept of me

### Privacy

privacy = <b>Your data, your say</b>
    See what I keep and who looked at it, take it all along, take back what you agreed to, or erase everything.
privacy-stranger = I keep nothing about you; your numeric id is only used to answer you.
privacy-see-kept = 📋 What is kept
privacy-see-looks = 👀 Who looked
privacy-see-consents = ✅ My consents
privacy-see-files = 📥 Take a copy
privacy-see-erase = 🗑 Erase everything
privacy-no-contact = your branch secretary

privacy-kept = <b>What is kept, why, and how long</b>
    { $lines }

    Name, phone and what you write are encrypted with a key that is yours alone. Questions: { $contact }
kept-place = · <b>Where you look for a station</b>: destroyed once answered, kept nowhere
kept-update = · <b>What you send</b>: deleted once handled; what could not be handled, after { $days } days
kept-chatter = · <b>Chatter in groups, live positions</b>: kept nowhere
kept-times = · <b>When you wrote</b>: so that nothing is done twice, { $days } days
kept-member = · <b>Numeric id, language</b>: to answer you, until you erase them
kept-checkin = · <b>Your check-in</b> (name, phone, trade, company, area): to reach and look after you; after a long silence it goes { $days } days later
kept-waiting = · <b>A check-in that nobody confirmed</b>: { $days } days
kept-declined = · <b>A declined check-in</b>: { $days } days
kept-membership = · <b>Party membership and branch</b>: to find your branch and, if you switch that on, for notices to Party members; goes when you take it back
kept-applications = · <b>Check-ins and changes you asked for, and reasons</b>: { $days } days
kept-consents = · <b>What you agreed to</b>: as proof, until you erase it
kept-threads = · <b>Letters between you and your secretary</b>: { $days } days
kept-looks = · <b>Who looked at your data</b>: for you to see, { $days } days
kept-topics = · <b>Notices you want, and when</b>: until you switch them off
kept-favourites = · <b>Kept stations</b>: until you take them out
kept-problems = · <b>What you found wrong at stations</b>: to mend it, { $days } days
kept-reports = · <b>Hazards you reported</b> (what, where, your words): to have them mended; { $days } days after they are over
kept-photos = · <b>Photos of hazards</b>: to see what is wrong; { $days } days after it is over, much sooner when they show somebody
kept-sayings = · <b>Questions about your reports, and answers</b>: { $days } days
kept-draft = · <b>A half-filled form</b>: { $days } days
kept-roles = · <b>Roles and names of staff</b>: to know who did what; once erased only a number
kept-invitations = · <b>Invitations of staff</b>: { $days } days
kept-outgoing = · <b>Messages not sent to you yet</b>: until sent; what can't be sent, { $days } days
kept-visits = · <b>Visits to stations</b>: numbers only, nobody can be told from them

privacy-looks = <b>Who looked at your data</b>
    { $lines }
privacy-looks-none = Nobody has looked at your data yet.
privacy-look = · { $day }: { $who } { $what }, { $times }×
privacy-newer = ‹ Newer
viewer-of = { $who } ({ $scope })
viewer-secretary = secretary
viewer-cadre = cadre
viewer-keeper = station keeper
viewer-administrator = administrator
viewer-former = former staff
viewer-stranger = somebody who scanned it

privacy-consents = <b>What you agreed to</b>
    { $lines }
privacy-consents-none = You have not agreed to anything yet, so there is nothing to take back.
privacy-consent = · { $purpose }: agreed on { $day } (text version { $version })
privacy-consent-withdrawn = · { $purpose }: agreed on { $day }, taken back since
privacy-withdraw = Take back: { $purpose }
privacy-withdraw-sure = Yes, take it back
privacy-withdraw-checkin = Your check-in is then deleted at once, you leave the secretary's roster, and the card is void.
    Rewards you haven't fetched go back, your points stay in the books, and your name leaves the ranking.
    Finding stations and your favourites stay. You can check in again at any time, and use your points again.
privacy-withdraw-membership = Your membership and branch are then deleted at once, at the secretary's too. Your check-in stays.
privacy-withdraw-reporting = Your photos and words in hazard reports are deleted at once, and the cards in the groups go blank. What you reported is still seen to, without your photos and words, and you no longer hear what becomes of it.
    Points you got stay, and the books still say for which report (a number, which nobody can change). What is not done yet brings none any more, and open deductions end.
privacy-withdrawn-checkin = Taken back: your check-in is deleted.
privacy-withdrawn-membership = Taken back: your membership and branch are deleted.
privacy-withdrawn-reporting = Taken back; your photos and words in hazard reports are deleted.
privacy-withdrawn-rest = Whenever you want to come back, use the keys below.

privacy-files = Here is everything that I keep about you: one file to read, one for programs (JSON).

privacy-erase-ask = <b>Erase everything: are you sure?</b>
    🗑 Name, phone, membership, letters, favourites: all deleted at once, and nobody can bring them back.
    🔕 Messages not sent to you yet are stopped; points can't be used any more, rewards you haven't fetched go back.
    📄 What stays can't be told to be yours, such as which station had no hot water on which day.{ $role }
privacy-erase-role =
    { "" }
    👤 Your role among the staff ends at once, too.
privacy-erase-sure = Yes, erase all my data for good
privacy-erased = 🗑 Everything is erased.
privacy-goodbye = Everything about you is gone. Thank you for having been here, and ride safely.
    To come back, tap “🪪 Check in” below at any time and start afresh; finding stations needs no check-in.

backup-done = Done. The data: { $data }. The keys: { $keys }. Keep the two apart.
backup-only-sqlite = This command is for SQLite; the README's “Backup” says how to copy PostgreSQL.
backup-no-database = There is no database { $file }: check NUANYI_DATA_DIR.
backup-in-the-way = There is a database at { $file } already: move it away first.
backup-no-copy = { $file } is no copy that nuanyi backup made.
backup-keys-missing = The copy of the keys is needed, too: nuanyi restore DATA KEYS
backup-photos = Photos newly copied: { $copied }.
backup-photos-missing = The files of { $missing } photos are missing.
backup-photos-elsewhere = The photos lie in { $address } and are not included: use that service's own copies.
restore-done = Restored. { $erased } people who had erased everything since were erased again; { $messages } messages that were owed are not sent, { $updates } updates not worked off.

privacy-card-erased = This person has erased all their data.
privacy-card-withdrawn = This person took their consent back; what stood here is deleted.
privacy-card-passed = Its time was up; what stood here is deleted.
privacy-passed-waiting = Nobody has confirmed your check-in, and it has been kept long enough: it is deleted, as promised.
    To try again tap “🪪 Check in”; stations work as ever.
privacy-passed = You have not answered for a long time, so your check-in is deleted, as agreed.
    Still riding? Tap “🪪 Check in”, it takes a minute. Finding stations works as before.

mydata-yes = yes
mydata-no = no
mydata-part-member = Who you are
mydata-part-checkin = Check-in
mydata-part-applications = Check-ins and changes you asked for
mydata-part-consents = What you agreed to
mydata-part-subscriptions = Notices you want
mydata-part-threads = Letters with your secretary
mydata-part-looks = Who looked
mydata-part-favourites = Kept stations
mydata-part-problems = What you found wrong at stations
mydata-part-roles = Roles
mydata-part-invitations = Invitations
mydata-part-reports = Hazards that you reported
mydata-part-work = Hazards that you worked on
mydata-part-photos = Photos of hazards
mydata-part-sayings = Questions about hazards
mydata-part-draft = A half-filled form
mydata-part-set-aside = Messages that could not be handled
mydata-purpose-checkin = Check-in
mydata-purpose-membership = Party membership
mydata-purpose-reporting = hazard reports
mydata-application-checkin = check-in
mydata-application-change = change
mydata-state-waiting = waiting
mydata-state-confirmed = confirmed
mydata-state-declined = declined
mydata-state-opened = opened
mydata-state-refused = refused
mydata-state-withdrawn = taken back
mydata-seen-card = saw your check-in
mydata-seen-roster = saw the roster
mydata-seen-page = saw your page
mydata-seen-phone = saw your phone number
mydata-seen-export = exported the roster
mydata-seen-proof = scanned your card
mydata-seen-reward = looked up your reward code
mydata-id = Number
mydata-telegram-id = Numeric Telegram id
mydata-language = Language
mydata-menu = Menu of commands
mydata-spoken = Phone's language
mydata-blocked-at = Blocked the bot
mydata-known-at = Known since
mydata-name = Name
mydata-called = Name in Telegram
mydata-phone = Phone
mydata-party = Party member
mydata-company-words = Company, as typed
mydata-area = Area
mydata-branch = Branch
mydata-state = State
mydata-number = Check-in number
mydata-trade = Trade
mydata-company = Company
mydata-sent-at = Sent
mydata-confirmed-at = Confirmed
mydata-checked-at = Last checked
mydata-asked-at = Last asked
mydata-stale-at = Marked as silent
mydata-application = Application
mydata-due-from = Time runs from
mydata-reminded-at = Reminded
mydata-escalated-at = Passed on
mydata-decided-at = Decided
mydata-wished-name = New name
mydata-wished-branch = New branch
mydata-wished-party = New membership
mydata-reason = Reason
mydata-decided-by = Decided by
mydata-decided-by-scope = Decided by, of
mydata-member-id = Member number
mydata-purpose = Agreed to
mydata-version = Version of the text
mydata-given-at = Agreed
mydata-withdrawn-at = Taken back
mydata-topic = Notices
mydata-since = Since
mydata-application-id = Application number
mydata-opened-at = Opened
mydata-waiting-since = Waiting since
mydata-closed-at = Closed
mydata-at = At
mydata-words = Words
mydata-said-by = Written by
mydata-said-by-scope = Written by, of
mydata-own = Written by you
mydata-day = Day
mydata-seen = What was seen
mydata-times = Times
mydata-last-at = Last time
mydata-viewer = Who
mydata-viewer-scope = Of
mydata-station = Station
mydata-problem = What is wrong
mydata-role = Role
mydata-department = Department
mydata-scope = Of
mydata-begun-at = Begun
mydata-ended-at = Ended
mydata-form = Form
mydata-photo-before = the hazard
mydata-photo-after = what was done
mydata-photo = Shows
mydata-category = Category
mydata-verdict = What you said
mydata-verdict-gone = it is gone
mydata-verdict-still = it is still there
mydata-satisfied = Content
mydata-move-file = reported it
mydata-move-withdraw = withdrew it
mydata-move-reopen = said it is still there
mydata-move-object = objected
mydata-move-close = said it is gone
mydata-move-take = took it
mydata-move-release = gave it back
mydata-move-transfer = passed it on
mydata-move-on_site = was there
mydata-move-resolve = resolved it
mydata-move-reject = did not accept it
mydata-move-merge = merged it
mydata-standing = How it stands
mydata-resolved-at = Said to be done
mydata-move = Done
mydata-inquired-at = Last asked
mydata-verdict-at = Said
mydata-satisfied-at = Rated
mydata-report = Report number
mydata-hidden-at = Hidden
mydata-pixels = Pixels
mydata-bytes = Bytes
mydata-answers = Answers so far
mydata-touched-at = Last touched
mydata-incident = Incident
mydata-update = What was sent

### Station keepers

form-hours = Opening hours
page-manage = ⚙️ Manage this station
page-confirmed = ⚠️ The station says: { $problems }
amenities-broken = 🔧 Out of order: { $amenities }
state-shut-today = 🔴 The station says: closed today
state-shut-days = 🔴 The station says: closed today and tomorrow
state-shut-on = 🔴 The station says: closed for now
state-shut-opens = , opens { $time }
problem-known = Thank you, noted: { $name } · { $problem }. The station says so, too.

keeper-none = You don't look after a station at present. If you work at one, ask an administrator for an invitation; open it, and you are set.
keeper-none-administrator = No station is yours. As an administrator you may manage all: open any station and tap “⚙️ Manage this station”.
keeper-stations = 🏠 <b>You look after { $count } stations</b>, tap one:
keeper-all = ‹ My stations
keeper-found = <b>What riders say</b>
keeper-found-counting = ⚠️ { $problem }: { $count ->
    [1] one rider
   *[other] { $count } riders
}, everybody is warned
keeper-found-waiting = · { $problem }: { $count ->
    [1] one rider
   *[other] { $count } riders
}, nobody is warned yet
keeper-found-none = Riders have nothing to complain about.
keeper-close = 🔴 Closed today
keeper-close-tomorrow = Tomorrow, too
keeper-close-on = Until I say so
keeper-open = 🟢 Open again
keeper-break = 🔧 Something is broken
keeper-mend = ✅ { $what } works again
keeper-resolve = ✅ { $what }: over
keeper-confirm = ✔️ True: { $problem }
keeper-wave-off = ✖️ Not so: { $problem }
keeper-hours = 🕗 Opening hours
keeper-words = 💬 What riders say
keeper-visits = 📊 How many came
keeper-done = Done, riders see it at once.
keeper-break-ask = What is broken at <b>{ $name }</b>? Tap it, and riders see it at once.
keeper-break-none = There is nothing left to choose at <b>{ $name }</b>.

keeper-words-heading = 💬 <b>{ $name }</b> · what riders say
keeper-words-none = 💬 <b>{ $name }</b>: no rider has complained of late.
keeper-words-kind = <b>{ $problem }</b> · { $time }
keeper-words-settled = { " " }(settled)
keeper-words-said = “{ $words }”

keeper-visits-counted = 📊 <b>{ $name }</b> · people who scanned the code at the door
    Today <b>{ $today }</b> · last 7 days <b>{ $week }</b> · last 30 days <b>{ $month }</b>
    <pre>{ $bars }</pre>
    One person counts once a day, and we don't keep who it was.

keeper-hours-ask = 🕗 <b>{ $name }</b> has now: { $hours }
    Type the new opening hours, for example “{ "Mo-Su 08:00-20:00" }” or “{ "Mo-Fr 09:00-17:00; PH off" }”.
keeper-hours-unknown = nothing yet
keeper-hours-leave = Leave it
keeper-hours-hint = Please type the opening hours.
keeper-hours-unclear = I don't understand these hours, so nothing has changed. Try to write them another way.
keeper-hours-week = This is how I understand it:
    <b>{ $hours }</b>
keeper-hours-daily = every day { $hours }
keeper-hours-others = Other days: closed
keeper-hours-holidays = Public holidays: { $hours }
keeper-hours-holidays-unknown = Public holidays: you did not say, so they will be shown as unconfirmed
keeper-hours-right = Is that right?
keeper-hours-yes = ✅ Yes, take it
keeper-hours-no = ✏️ No, again
keeper-hours-right-hint = Tap “Yes, take it”, or type the hours again.
keeper-hours-taken = Done: riders see the new hours at once.

marked-by-riders = ⚠️ <b>{ $name }</b>: two riders say “{ $problem }”, and I have warned everybody. Is that so?
marked-yes = ✔️ It is so
marked-no = ✖️ It is not
marked-over = ✅ It is over
marked-confirmed = ⚠️ <b>{ $name }</b>: { $problem }
    ✔️ The station says so, all riders see it. Tap below when it is over.
marked-waved-off = ⚠️ <b>{ $name }</b>: { $problem }
    ✖️ The station says it is not so. Riders are no longer warned.
marked-mended = ⚠️ <b>{ $name }</b>: { $problem }
    ✅ It is over. Riders are no longer warned.

### Staff and invitations

form-invite = Inviting staff

staff-menu = 👤 <b>Staff</b>
    With a role: { $staff }
    Waiting for you to confirm: { $waiting }
    Invitations not opened yet: { $unopened }
staff-invite = ➕ Invite somebody
staff-waiting = ⏳ Waiting ({ $count })
staff-list = 👥 See the staff
staff-unopened = ✉️ Not opened yet ({ $count })
staff-to-menu = ‹ Staff
staff-back = ‹ List of staff
staff-back-waiting = ‹ Those who wait

staff-role-secretary = branch secretary
staff-role-keeper = station keeper
staff-role-cadre = cadre
staff-role-administrator = administrator
staff-role-stopped = administrator (locked out)
staff-role-of = { $role } · { $scope }
staff-kind-all = All
staff-kind-secretary = Secretaries
staff-kind-keeper = Keepers
staff-kind-cadre = Cadres
staff-can-secretary = When somebody checks in I send you a card: just tap “confirm”. To see who belongs to you, tap <b>👥 Roster</b>.
staff-can-keeper = Closed today, or something broken? Tap <b>🏠 My station</b>, and riders see it at once. When somebody comes for a reward, type the 8 characters on their phone here, or scan the code with your camera.
staff-can-cadre = What you can use is in the buttons below; /help tells what they do.

staff-heading = 👥 { $count ->
    [one] One person has a role;
   *[other] { $count } people have roles;
} tap a name to see more:
staff-none = 👥 Nobody here yet.
staff-entry = { $name } · { $role } · { $scope }
staff-person = 👤 <b>{ $name }</b>
    Numeric id: <code>{ $id }</code>
staff-role-line = • { $role } (since { $since })
staff-person-none = This person has no role at present.
staff-end = End: { $role }
staff-end-ask = End the role “{ $role }” of <b>{ $name }</b>? It ends at once, and I tell them.
staff-end-yes = End it
staff-end-no = ‹ Keep it
staff-end-done = Ended, and told.
staff-role-over = This role has ended already.
staff-ended = Your role here, “{ $role }”, has ended, and the buttons below are changed. If you have questions, ask an administrator.

staff-waiting-heading = ⏳ { $count ->
    [one] One person waits.
   *[other] { $count } people wait, here are the first { $shown }.
} Please compare name and numeric id, and confirm if it is them:
staff-waiting-entry = { $number }. { $card }
staff-waiting-none = Nobody waits to be confirmed.
staff-confirm-all = ✅ Confirm { $count ->
    [one] this one
   *[other] all { $count } of these
}
staff-unopened-heading = ✉️ { $count ->
    [one] One invitation that nobody has opened:
   *[other] { $count } invitations that nobody has opened:
}
staff-unopened-entry = { $number }. <b>{ $name }</b>: { $role } · { $scope }, valid until { $until }
staff-unopened-none = There are no unopened invitations.
staff-withdraw = Take back { $number }. { $name }

invite-ask-role = Whom do you invite? First the role:
invite-ask-reach = Does this secretary look after one branch, or an area?
invite-reach-branch = One branch
invite-reach-area = An area
invite-ask-care = Does this cadre look after an area, a department, or a department within an area?
invite-care-area = An area
invite-care-department = A department
invite-care-both = A department within an area
invite-ask-department = Which department?
invite-ask-branch = Which branch?
invite-no-branches = There are no branches yet. Bring them in with nuanyi import branches, or choose “An area”.
invite-ask-area = Which area?
invite-ask-area-in = Choose in <b>{ $area }</b>:
invite-area-seen = Is it <b>{ $area }</b>?
invite-ask-station = Which station? Type a few words to find it: a street, a name, or its code.
invite-station-found = Stations that fit “{ $words }”: tap one, or type other words:
invite-station-none = Nothing found for “{ $words }”.
invite-station-hint = Please type a few words, then tap a station.
invite-ask-name = { $role } · { $scope }
    Please type this person's name.
invite-name-hint = Please type the name.
invite-made = Done. Pass the invitation below on to <b>{ $name }</b>, or print it. When it is opened I tell you; it only counts once you confirm.
invite-caption = <b>{ $name }</b>, you are invited to be: { $role } · { $scope }
    Open the link, tap Start, and wait until an administrator confirms:
    { $link }
    It works once, until { $until }. Please don't pass it on.
invite-printed = The invitations are in { $file }: print them, cut them apart, and hand them out. Who has scanned one waits for an administrator under “👤 Staff” in the bot.
invite-scope-wrong = A { $role } needs one scope: { $options } (a cadre may have an area and a department together).

invitation-opened = Got it, <b>{ $name }</b>: { $role } · { $scope }.
    It works as soon as an administrator has confirmed it; I will tell you at once. If this isn't you, please tell an administrator.
invitation-card = <b>{ $name }</b>: { $role } · { $scope }
    Opened by: { $called }
    Numeric id: <code>{ $id }</code>
invitation-confirm = ✅ It's them, confirm
invitation-refuse = No, refuse
invitation-confirmed = { $card }

    ✅ Confirmed by { $who }, { $at }
invitation-refused = { $card }

    🚫 Refused by { $who }, { $at }
invitation-done-confirmed = Confirmed, and told: { $name }.
invitation-done-refused = Refused, and told: { $name }.
invitation-done-all = { $count } confirmed, and told.
invitation-done-withdrawn = Taken back: the link no longer works.
invitation-settled = This invitation has been dealt with already.
invitation-heard-confirmed = ✅ An administrator has confirmed: you are now <b>{ $role } · { $scope }</b>.
invitation-heard-refused = An administrator did not confirm this invitation ({ $role } · { $scope }). If you have questions, ask an administrator.

invitation-unknown = This invitation link is wrong; perhaps a part of it is missing. Please ask whoever gave it to you for a new one.
invitation-used = This invitation link has been used. Each works once: please ask an administrator for a new one.
invitation-waiting = You have opened it already, and an administrator has yet to confirm it. I will tell you at once.
invitation-expired = This invitation link has expired. Please ask an administrator for a new one.
invitation-withdrawn = This invitation was taken back. If you have questions, ask an administrator.
invitation-own = You made this invitation yourself: pass it on to the person it is for, who opens it.
invitation-held = You have this role already, so you don't need this invitation.
invitation-locked-out = Your account is locked out here and can't take an invitation. Please ask an administrator.
invitation-opener-locked-out = This person's account is locked out and can't be confirmed. If the phone is back, first run nuanyi lockout --undo.
invitation-name-wrong = A name has between 1 and { $limit } characters.

import-branch-nowhere = No area is given, so the branch belongs to the whole district: it is easier to find with one.
import-branch-area-unknown = There is no area “{ $area }”: please import the areas first, or write a code or name that exists.
import-branch-area-ambiguous = There is more than one area “{ $area }”: please give its code in a column area_code.
import-role-unknown = “{ $value }” is no role: please write one of { $choices }. Administrators are named in the setting NUANYI_ADMINS.
import-scope-unknown = There is no “{ $value }”: please write the code or name of { $kind ->
    [keeper] a station
    [cadre] an area or a department, or of both as “area / department”
   *[secretary] a branch or an area
}, or import it first.
import-scope-ambiguous = There are { $count } of the name “{ $value }”: please write the code.
import-staff-twice = This is the same as row { $other }: please delete one of them.
import-staff-holds = This person has the role already and was not invited again.
import-staff-waiting = This person has opened an invitation and waits for an administrator, and was not invited again.
import-staff-invited = This person has an unopened invitation, valid until { $until }, and was not invited again. For a new one add --again; the old link then stops working.

staff-column-name = Name
staff-column-id = Numeric id
staff-column-role = Role
staff-column-scope = Scope
staff-column-since = Since
lockout-done = All rights of { $id } have ended, and { $count ->
    [one] one role
   *[other] { $count } roles
} with them. When the phone is back: nuanyi lockout { $id } --undo, then invite again.
lockout-undone = { $id } is no longer locked out. Ended roles don't come back by themselves: invite again where needed.
lockout-none = { $id } was not locked out.

### The card of a report

card-report-heading = { $urgent ->
        [True] 🔴 <b>#{ $number } { $category }</b> [urgent]
       *[other] <b>#{ $number } { $category }</b>
    }
card-report-place = 📍 { $area } · <a href="{ $url }">map</a>
card-report-who = { $count ->
        [1] 👤 reported by: { $trade }
       *[other] 👥 reported by: { $trade } and others, { $count } in all
    }
card-report-anybody = a passer-by
card-report-words = 💬 Reporter { $number }: { $words }
card-report-photos = 📷 { $count } photos
card-report-filed = 🕒 reported { $at }
card-report-submitted = { $late ->
        [late] ⏰ <b>Nobody has it; it should have been taken by { $due }</b>
        [soon] ⏰ <b>Nobody has it yet, to be taken by { $due }</b>
        [asked] ⏸ Nobody has it; waiting for the reporter's answer
       *[no] ⏳ Nobody has it yet, to be taken by { $due }
    }{ $round ->
        [1] {""}
       *[other] {" "}(round { $round })
    }
card-report-taken = ✋ { $who } has it{ $late ->
        [late] , ⏰ <b>should have been solved by { $due }</b>
        [soon] , ⏰ <b>to be solved by { $due }</b>
        [asked] , ⏸ waiting for the reporter's answer
       *[no] , to be solved by { $due }
    }{ $round ->
        [1] {""}
       *[other] {" "}(round { $round })
    }
card-report-on_site = 🚧 { $who } is there{ $late ->
        [late] , ⏰ <b>should have been solved by { $due }</b>
        [soon] , ⏰ <b>to be solved by { $due }</b>
        [asked] , ⏸ waiting for the reporter's answer
       *[no] , to be solved by { $due }
    }{ $round ->
        [1] {""}
       *[other] {" "}(round { $round })
    }
card-report-unanswered = 🔕 The reporter was asked and has not answered; time goes on
card-report-resolved = ✅ Solved, says { $who }; the reporter is asked
card-report-closed = 🏁 Done ({ $who })
card-report-rejected = 🚫 Not accepted: { $why }
card-report-merged = 🔗 Merged into #{ $target }
card-report-withdrawn = ↩️ Withdrawn by the reporter
card-report-moved = ↪️ Passed on to { $desk }
card-report-take = ✋ I take it
card-report-arrive = 🚧 On site
card-report-resolve = ✅ Solved
card-report-more = More
card-report-release = Give back
card-report-transfer = Pass on
card-report-reject = Reject
card-report-merge = Merge
card-report-ask = Ask the reporter
card-report-hide = Shows a person
card-report-view = Details
card-report-less = Less
card-report-taken-toast = #{ $number } is yours
card-report-released-toast = Given back; others can take it
card-report-arrived-toast = Noted: on site
card-report-alert = ⚠️ <b>No group has this one. Please see to it.</b>
card-report-administrators = the administrators
digest-heading = 📋 <b>Many came at once, here are { $count } together:</b>
digest-line = { $heading }
    　{ $area } · { $standing }
digest-moved = { $heading }
    　↪️ Passed on
digest-take = ✋ #{ $number }
report-unknown = There is no #{ $number }.
report-taken = #{ $number } is in the hands of { $who } already.
report-state = #{ $number } { $state ->
        [submitted] must be taken first.
        [resolved] is solved; the reporter is asked.
        [closed] is done.
        [rejected] was rejected.
        [merged] was merged into another.
        [withdrawn] was withdrawn.
       *[other] can't do that now.
    }
report-in-other-hands = This one is in the hands of { $who }: they do it themselves, or a superior.
report-not-yours = You did not report this one.
report-not-open = That one is done already; please report this separately.
report-no-target = It can't be merged into #{ $number }: there is none, it is done, or it is the same one.
report-objected-before = You objected once, and the level above has looked at it.
reject-conduct = it is about what people do; here it is about things and places
reject-duplicate = somebody has reported it, and it is being worked on
reject-private = it is on private ground, beyond our reach
reject-unclear = photo and place don't show what it is
reject-not_there = nothing was found there
reject-elsewhere = it is not in this district

### Photos

photo-none = This is no photo. Please take one, or choose one from your album.
photo-heic = Pictures of this kind can't be opened here. Please send it as a photo, not as a file: Telegram then converts it.
photo-too-big = This photo is too big: { $megabytes } MB at most. Please send it as a photo, not as a file: that makes it smaller.
photo-too-many-pixels = This photo has too many pixels: { $megapixels } million at most. Please send it as a photo, not as a file: that makes it smaller.
photo-broken = This photo did not arrive whole and can't be opened. Please send it again.
photo-lost = This photo could not be fetched. Please send it again.
photo-hidden = This photo showed a person and is hidden
photo-erased = This photo was deleted
photo-away = This photo can't be fetched right now; look again later

### In groups

group-anonymous = You are anonymous here, so I can't tell who you are. Please turn “remain anonymous” off and do it again under your own name.
group-elsewhere = In groups I only look after hazard reports. For anything else, write to me in private.
group-private = 💬 Write to me

### Reporting a hazard

key-hazard = 📸 Report a hazard
typed-hazard = report | hazard | report a hazard
form-hazard = hazard report
menu-hazard = report a hazard in the street
hazard-consent = 📸 <b>Report a hazard</b>: take a photo, tap twice, share the place; we tell you when it is gone.

    Your photo, the place and what you write are shown to the staff of that area. They see "reporter 1" and your trade, never who you are. Photos are kept for { $days } days after it is over.
    When it is solved and confirmed you get points; the ledger has a number only, and nobody can change or delete it.
    Show the thing and the place, <b>no faces, plates or doors</b>.
hazard-agree = 👍 I agree, go on
hazard-later = Not now
hazard-left = All right, nothing was reported. Tap <b>📸 Report a hazard</b> when you want to.
hazard-photo = 📷 Send me a photo (up to { $most }).
    The thing and the place, no faces, plates or doors.
hazard-photo-hint = Send a photo first that shows the thing.
hazard-photos-full = There are { $most } photos already, that is enough.
hazard-photos-lost = The photos lay too long and were deleted. Please send one again.
hazard-place = 📍 Where is it? Tap <b>📍 Right here</b> below.
    Not beside it any more? Tap the paper clip 📎 and put a pin on the map.
hazard-place-key = 📍 Right here
hazard-place-hint = Send me the place, so that it can be found.
hazard-place-forwarded = A forwarded position can't be used: nobody knows who was where. Please send your own.
hazard-place-vague = This position may be { $metres } metres off, nobody would find it. Send it again in the open, or tap the paper clip 📎 and put a pin on the map.
hazard-place-outside = This is beyond our district, I can't pass it on. Please call 12345 there, or send a place in the district.
hazard-category = What is it?
hazard-danger = ⚠️ <b>People first: keep away, touch nothing.</b>
    In danger call at once: <code>110</code> police　<code>119</code> fire　<code>120</code> ambulance　<code>122</code> road accident
    This report goes out as urgent.
hazard-same = 🔎 Is it this one? { $category }, { $metres } m from you, reported { $at }.
hazard-same-yes = ✅ That's it, count me in
hazard-same-no = No
hazard-same-gone = The one nearby has just been solved. Go on?
hazard-summary = <b>One look, and off it goes:</b>
    { $category }
    📍 { $area }
    📷 photos: { $count }{ $more }

    To add something, just type it.
hazard-summary-same = 🔗 the same as #{ $number }
hazard-summary-words = 💬 { $words }
hazard-send = 📨 Send
hazard-not-here = Not this area
hazard-move = Other place
hazard-recategorize = Other kind
hazard-send-hint = Tap "Send"; to add something, just type it.
hazard-category-gone = This kind is no longer taken, please choose another.
hazard-enough = You have reported { $most } times today, thank you! Go on tomorrow; if it is urgent, call 12345.
hazard-sent = 📨 We have it, number <b>#{ $number }</b>.
hazard-thanks = Thank you! Photo and place are safe, ride on. You will hear from me; the message with 📄 always says how it stands.
hazard-yours-already = You reported #{ $number } before; photos and words were added to it.
hazard-stale = Your last report is not sent yet. Does this photo belong to it, or is it a new one?
hazard-anew = A new one
hazard-none = Hazards can't be reported here yet. If it is urgent, call 12345.

### My reports

key-myreports = 📄 My reports
form-still = what is still there
mine-heading = 📄 <b>#{ $number } { $category }</b>
mine-place = 📍 { $area }
mine-submitted = 🕐 With { $office }, nobody has taken it yet{ $round ->
        [1] {""}
       *[other] {" "}(time no. { $round })
    }
mine-taken = 👷 Somebody at { $office } has taken it{ $round ->
        [1] {""}
       *[other] {" "}(time no. { $round })
    }
mine-on_site = 🚧 { $office } is on site{ $round ->
        [1] {""}
       *[other] {" "}(time no. { $round })
    }
mine-resolved = ✅ { $office } says it is done
mine-closed = { $silent ->
        [yes] 🏁 Closed: nobody said anything
       *[other] 🏁 Closed, thank you
    }
mine-rejected = 🚫 Not accepted: { $why }
mine-merged = 🔗 The same thing as #{ $target }: they go on as one, look there
mine-withdrawn = ↩️ Withdrawn
mine-due = { $late ->
        [yes] { $phase ->
            [take] ⏰ Somebody should have taken it by { $at }; they have been reminded
           *[resolve] ⏰ It should have been done by { $at }; they have been reminded
        }
       *[no] { $phase ->
            [take] ⏳ Somebody takes it by { $at } at the latest
           *[resolve] ⏳ Done by { $at } at the latest
        }
    }
mine-asked = ⏸ A question waits for your answer, then it goes on
mine-done = ✅ { $office } says it is done.
mine-no-photo = There is no photo, because: { $why }
mine-look = 👀 Is it gone, or still there? Say so by { $until }; you may have a look first.
mine-look-again = If it is still there, you can say so until { $until }.
mine-rated-ask = 👍 You said it is gone, thank you! Are you satisfied with how it was done?
mine-rated-good = 😊 You are satisfied, thank you.
mine-rated-bad = 📝 You are not satisfied. It is noted, and counts.
mine-begun-anew = 🔁 Still there: work has begun again.
mine-refused = 🚫 Not accepted: { $why }
mine-refused-unsaid = no reason was given
mine-object-how = If you don't agree, tap below: the level above looks at it again (once).
mine-refused-twice = The level above has looked at it too. If things change, report it again.
mine-reminder = { $heading }
    👀 They say it is done. Gone, or still there? Without a word from you it is closed on { $until }.
mine-at = { $day }/{ $month } { $time }
mine-step = · { $at }　{ $what }
mine-step-file = reported
mine-step-take = taken
mine-step-release = given back, for somebody else
mine-step-transfer = passed on to who is in charge
mine-step-on_site = on site
mine-step-resolve = said to be done
mine-step-reject = not accepted
mine-step-merge = put together with another one
mine-step-withdraw = withdrawn
mine-step-reopen = somebody said it is still there, begun again
mine-step-object = somebody didn't agree, the level above looks at it
mine-step-close = closed
mine-short-submitted = waiting
mine-short-taken = taken
mine-short-on_site = on site
mine-short-resolved = your turn
mine-short-closed = closed
mine-short-rejected = not accepted
mine-short-merged = put together
mine-short-withdrawn = withdrawn
mine-button-about = How is it going?
mine-button-drop = Withdraw
mine-button-object = I don't agree
mine-button-gone = ✅ Gone
mine-button-still = ❗ Still there
mine-button-ok = 😊 Satisfied
mine-button-bad = 🙁 Not satisfied
mine-list = 📄 <b>You have reported { $count }</b>, tap one to see how it stands:
mine-none = You haven't reported anything yet. When you see a hazard, just send a photo.
mine-new = 📷 Report one
mine-label = #{ $number } { $category } · { $standing }
mine-newer = ‹ Newer
mine-older = Older ›
mine-back = ‹ My reports
mine-about-done = I have asked, they see it right away.
mine-about-again = You have asked today, and they saw it. You can ask again tomorrow.
mine-drop-ask = { $others ->
        [0] Withdraw #{ $number }? Then nobody will go there.
       *[other] Withdraw #{ $number }? Others reported it too, so it goes on, but you won't hear of it.
    }
mine-drop-yes = Withdraw
mine-drop-no = Keep it
mine-dropped = Withdrawn.
mine-left = ↩️ You have withdrawn #{ $number }; others reported it too, so it goes on.
mine-object-done = All right, { $office } will look at it again.
mine-gone-done = Great, thank you!
mine-thanks = Noted, thank you.
mine-still-ask = #{ $number } is still there? Tap a reason, write a few words, or send a photo.
mine-still-untouched = Nothing was done
mine-still-partly = Only done in part
mine-still-again = It came back
mine-still-photo = (see the photo)
mine-still-hint = Tap a reason, write a few words, or send a photo.
mine-still-done = Got it. #{ $number } is begun again; { $office } and the level above have been told.
mine-too-late = After { $days } days #{ $number } can't be opened again. If it is still there, please report it anew, it is quick.
mine-reopened-already = Somebody said so already, and work has begun again.
mine-not-resolved = Nothing to confirm here at the moment.
mine-rated-before = You have rated it already, thank you.
mine-back-cadre = 🔁 <b>#{ $number } { $category }</b> ({ $area }) is back: a reporter says it is still there, { $why }.
    This is time no. { $round }, please see to it once more.
mine-back-superior = 🔁 <b>#{ $number } { $category }</b> ({ $area }) was said to be done, and a reporter says it is still there: { $why }.
    Work has begun again (time no. { $round }), please keep an eye on it.
menu-myreports = My reports

### When time is up

chase-late = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b> ({ $area }): nobody has taken it, it was due { $at }. Who is free now?
       *[resolve] ⏰ <b>#{ $number } { $category }</b> ({ $area }): not done yet, it was due { $at }. { $who }, say so here if you need help.
    }
chase-superior = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b> ({ $area }): still nobody has taken it, it was due { $at }. Please name somebody.
       *[resolve] ⏰ <b>#{ $number } { $category }</b> ({ $area }): { $who } has it, and it is not done, it was due { $at }. Please look into it.
    }
chase-administrators = { $phase ->
        [take] 🚨 <b>#{ $number } { $category }</b> ({ $area }): twice the time is over and nobody has taken it, it was due { $at }. Please see to it.
       *[resolve] 🚨 <b>#{ $number } { $category }</b> ({ $area }): twice the time is over and it is not done, it was due { $at }, { $who } has it. Please see to it.
    }
chase-asked = 💬 <b>#{ $number } { $category }</b>: reporter { $reporter } asks how it is going.
chase-open = 📄 Open #{ $number }

### Figures of reports

key-stats = 📊 Figures
menu-stats = Figures of reports
stats-all-time = all time
stats-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
stats-heading = 📊 <b>{ $heading }</b>
stats-filed = <b>{ $count }</b> reports (month before: { $before })
stats-rate = { $name } <b>{ $rate }</b> (month before: { $before }): { $part } of { $whole }
stats-response = Response rate
stats-resolution = Resolution rate
stats-satisfaction = Satisfaction rate
stats-take-hours = Median time until taken: { $hours } (month before: { $before })
stats-resolve-hours = Median time until solved: { $hours } (month before: { $before })
stats-hours = { $hours } h
stats-apart = Rejected: { $rejected }. Not counted: { $merged } merged, { $withdrawn } withdrawn
stats-open = Open now: { $count }, { $urgent } of them urgent (whenever reported)
stats-table = <b>{ $heading }</b> (reports · response · resolution · satisfaction)
stats-line = { $name }: { $count } · { $response } · { $resolution } · { $satisfaction }
stats-rest = Others: { $count }
stats-rates = The three rates
stats-before = month before
stats-by-category = By category
stats-by-area = By area
stats-by-month = By month
stats-area-itself = this level itself
stats-subtitle = { $count } reports, as of { $date }
stats-map = Open now: { $count }
stats-urgent = Urgent { $count }
stats-usual = Others { $count }
stats-beyond = Not drawn { $count }
stats-earlier = ⬅️ { $month }
stats-later = { $month } ➡️
stats-areas = 🗺 Other area
stats-categories = 🏷 Category
stats-every-category = All categories
stats-picture = 🖼 Picture
stats-export = 📄 Export
stats-how = ❓ How it is counted
stats-exports = 🗂 Who exported
stats-back = ⬅️ Back to the figures
stats-method =
    <b>How it is counted</b>
    A report belongs to the month in which it was filed, and to the area or department that has it in its care now. Withdrawn and merged ones don't count, so that one hazard counts once.

    <b>Response rate</b>: those that were taken, rejected, or asked about within the time to take them, out of those that were answered or whose time is over. What nobody has answered yet, but still in its time, does not count yet.
    <b>Resolution rate</b>: those that are resolved or closed now, out of these and the unsolved ones: open after their time is over, or reopened because a reporter said that it is still there. Those still in their time don't count yet, rejected ones don't count.
    <b>Satisfaction rate</b>: those of which a reporter said that they are satisfied, and none the contrary, out of all that are closed. What was closed after { $days } days of silence, and what nobody rated, is not satisfied.

    Time limits are working time, for urgent ones around the clock. The times until taken and until solved are medians of hours by the clock on the wall since filing, nights and days off included; of what was begun anew, until it was solved the last time.
stats-week = 📊 <b>Last week, { $name }</b> ({ $first } to { $last })
stats-week-done = { $filed } new, { $taken } taken for the first time, { $resolved } resolved, { $closed } closed
stats-week-open = Open now: { $count }
stats-week-late = ⏰ { $count } of them late, the longest: { $numbers }
stats-week-in-time = None of them is late, thank you all.
stats-day = { $day }/{ $month }
aside-sent = I have sent it to you in private. Nothing there? Tap below and say hello to me first.
export-offer =
    📄 Export <b>{ $heading }</b>
    Which kind of file? There is nothing about people in it; coordinates are WGS-84. Who exports what is recorded.
export-as-xlsx = Excel (XLSX)
export-as-csv = CSV
export-as-geojson = Map (GeoJSON)
export-all-time = All time instead
export-this-month = This month only
export-nothing = No reports in this time, so there is nothing to export.
export-caption =
    { $heading }, { $count } reports. Coordinates are WGS-84: convert them for Amap or Baidu.
    The export is recorded.
export-file-name = reports-{ $date }.{ $kind }
export-records = <b>Last exports</b>
export-records-none = Nobody has exported anything yet.
export-record = { $date } { $who }: { $heading }, { $kind }, { $count } reports
export-by-command = command line
export-done = { $count } reports written to { $file }
export-yes = yes
export-no = no
export-no-trade = unknown
export-state = { $state ->
    [submitted] submitted
    [taken] taken
    [on_site] on site
    [resolved] resolved
    [closed] closed
    [rejected] rejected
    [merged] merged
   *[withdrawn] withdrawn
}
export-column = { $column ->
    [number] Number
    [category] Category
    [urgent] Urgent
    [state] State
    [area] Area
    [care] Area in charge
    [department] Department in charge
    [longitude] Longitude
    [latitude] Latitude
    [datum] Datum
    [reporters] Reporters
    [trades] Trades of the reporters
    [round] Round
    [filed] Filed
    [answered] Answered
    [taken] Taken
    [resolved] Resolved
    [ended] Ended
    [counted] Counted
    [in_time] Answered in time
    [solved] Solved
    [satisfied] Satisfied
    [take_hours] Hours until taken
   *[resolve_hours] Hours until solved
}

### Work on a report: words and choices

work-named = <b>#{ $number } { $category }</b> · { $area }
work-leave = Not now
work-sure-hint = Please use the buttons above; to change it, just send it again.
work-resolve = { $report }
    Send me a photo of how it is now, and it is resolved.
    If you can't take one, choose a reason or type one.
work-resolve-photo = { $report }
    Got the photo. The reporters will see it and say whether it is really gone.
work-resolve-reason = { $report }
    Why there is no photo: { $why }
    The reporters will see this and say whether it is really gone.
work-resolve-yes = ✅ Resolve
work-resolve-hint = Please send a photo of how it is now, or choose or type a reason.
work-resolved = ✅ #{ $number } is resolved, and the reporters know.
resolve-nothing_left = Cleared away, nothing left to take a photo of
resolve-by_others = Done by those in charge, without going there
resolve-unsafe = No photo could be taken there
work-photos-gone = The photos are gone. Please send them again.
work-reject = { $report }
    Why is it not accepted? Choose a reason or type one. The reporters will see it.
work-reject-sure = { $report }
    Not accepted because: { $why }
    The reporters will see this and can have it looked at once more, one level up.{ $conduct ->
        [True] {" "}The photos are hidden and destroyed at once, for good.
       *[other] {""}
    }
work-reject-yes = 🚫 Don't accept
work-reject-hint = Please choose a reason, or type one.
work-rejected = 🚫 #{ $number } is not accepted, and the reporters know.
work-transfer = { $report }
    To whom? Choose one, or type a few letters of the name.
work-transfer-desk = 💬 { $name }
work-transfer-no-desk = { $name } (no group yet)
work-transfer-sure = { $report }
    It goes to <b>{ $to }</b> and is no longer shown here.{ $desk ->
        [True] {""}
       *[other] {" "}They have no group yet: an administrator sees to it.
    }{ $state ->
        [submitted] {" "}Nobody has it: it is noted as yours first.
       *[other] {""}
    }
work-transfer-yes = ↪️ Pass it on
work-transfer-take = ✋↪️ Take it and pass it on
work-transfer-hint = Please choose one, or type a few letters of an area or department.
work-transfer-there = It is there already.
work-transferred = ↪️ #{ $number } went to { $to }.
work-merge = { $report }
    Which one is the same? Those near by are below; you can also type a number.
work-merge-none = { $report }
    There is none like it near by. If you know the number, type it, for example 123.
work-merge-offer = #{ $number } · { $metres } m
work-merge-sure = { $report }
    It becomes part of { $target }, { $metres } m away.{ $same ->
        [True] {""}
       *[other] {" "}⚠️ Their categories differ.
    }
    The reporters move along; only that one goes on.
work-merge-yes = 🔗 Put together
work-merge-hint = Please choose one, or type its number, for example 123.
work-merged = 🔗 #{ $number } is part of #{ $target } now.
work-ask = { $report }
    What do you want to ask? Type it, and I pass it on to the reporters ({ $count }). The clock stands meanwhile.
work-ask-sure = { $report }
    This is what they get:<blockquote>{ $words }</blockquote>
work-ask-yes = ✉️ Ask the reporters
work-asked = ✉️ The reporters of #{ $number } are asked ({ $count }); what they answer follows the card.
work-only-words = Please type it.
work-words-too-long = That is too long: { $length } characters, at most { $longest } fit.
work-asked-before = That was asked already; the reporters have not answered yet.
work-nobody-to-ask = None of the reporters is there any more.
work-answer-late = #{ $number } is done already, no answer is needed. Thank you!
work-hidden = Hidden from everybody; destroyed in { $days } days.
work-hidden-before = No photo is shown any more: all are hidden.
work-hide-one = Hide photo { $place }
work-hide-all = Hide all
work-assign = { $report }
    Who is to do it? The figure is how many they have.
work-assign-nobody = { $report }
    There are no cadres here yet: ask an administrator to add some, or pass it on.
work-assign-to = { $who } ({ $count })
work-assign-gone = This person is not there any more. Please choose another.
work-assigned = 👤 #{ $number } is given to { $who }, who knows.
work-assigned-you = 👤 { $by } gave you <b>#{ $number } { $category }</b> · { $area }
work-link-unknown = This link is wrong. Please press the button in the group again.
work-link-not-yours = This link is somebody else's. Please press the button in the group yourself.
work-link-late = This link was good for ten minutes. Please press the button of #{ $number } again, or send /report { $number }.
work-reply-which = There are several here. Please send /report with the number, for example /report 123, and do it there.
work-reply-hint = Reply with a photo to resolve it, or with words to ask the reporters.
work-offer-photo = Resolve #{ $number } with this photo?
work-offer-use = ✅ Resolve with it
work-offer-no = Cancel
work-offer-words = Ask the reporters of #{ $number } this?
work-offer-ask = ✉️ Ask them
work-offer-gone = The message is gone. Please reply once more.
work-offer-not-yours = Somebody else sent this: it is for them to press.
work-offer-dropped = All right, nothing was done.

question-asked = ❓ About { $report }, which you reported, the staff ask:<blockquote>{ $words }</blockquote>Reply to this message, or press the button below.
question-answer = ✍️ Answer
question-leave = Not now
question-again = About #{ $number }:<blockquote>{ $words }</blockquote>Please type your answer:
question-answered = Thank you! Those who work on #{ $number } have your answer.
question-told = 💬 #{ $number } reporter { $reporter } ({ $trade }) answers:<blockquote>{ $words }</blockquote>
question-hint = Please type your answer.
question-gone = This question is not there any more.

report-open = Open
report-voices = <b>Reporters</b>
report-voice = · Reporter { $number } ({ $trade }): { $words }
report-voice-silent = · Reporter { $number } ({ $trade })
report-question = ❓ { $words }
report-answer = 💬 Reporter { $number }: { $words }
report-unreadable = (can't be read any more)
report-history = <b>What happened</b>
report-step = · { $at } { $told } { $why }
report-step-given = {" "}(assigned by { $who })
report-step-file = { $who } reported it
report-step-take = { $who } took it
report-step-release = { $who } gave it back
report-step-transfer = { $who } passed it on to
report-step-on-site = { $who } was there
report-step-resolve = { $who } resolved it
report-step-reject = { $who } did not accept it, because
report-step-merge = { $who } made it part of another one
report-step-withdraw = { $who } withdrew it
report-step-reopen = { $who } said it is still there:
report-step-object = { $who } objected:
report-step-close = { $who } closed it
report-by-itself = Time
report-reporter = Reporter { $number }
report-assign = 👤 Assign
report-photos = 📷 All photos
report-photos-none = There are no photos to see.
report-which = Please add the number, for example /report 123.

queue-heading = 📋 <b>{ $tab ->
        [untaken] Nobody has them
        [mine] Mine
       *[all] All that is open
    } ({ $count })</b>
queue-none = { $tab ->
        [untaken] Nothing waits for somebody to take it 👍
        [mine] You have none in hand.
       *[all] Nothing is open 👍
    }
queue-line = { $urgent ->
        [True] 🔴
       *[other] ·
    } <b>#{ $number }</b> { $category } · { $area } · { $state }{ $late ->
        [late] , ⏰ <b>was due { $due }</b>
        [due] , due { $due }
        [asked] , ⏸ waits for an answer
       *[none] {""}
    }
queue-state = { $state ->
        [submitted] not taken
        [taken] in hand
        [on_site] on site
        [resolved] resolved
        [closed] closed
        [rejected] not accepted
        [merged] merged
       *[withdrawn] withdrawn
    }
queue-take = ✋ Take the { $count } on this page
queue-back = ‹ Back
queue-open = #{ $number }
queue-tab = { $chosen ->
        [True] ●{" "}
       *[other] {""}
    }{ $tab ->
        [untaken] Not taken
        [mine] Mine
       *[all] All
    } { $count }
queue-taken = { $count ->
        [0] None could be taken:
       *[other] ✋ Took { $count }: { $numbers }
    }
find-found = 🔎 “{ $words }”: { $count } found (among the newest { $most }):
find-none = 🔎 None of the newest { $most } has “{ $words }”. Try a category, place, number, state, or words of a reporter.
find-what = What do you look for? Add words, for example /find rubbish park.

key-queue = 📋 To do
menu-queue = Hazards to work on
menu-report = See one, with its number
menu-find = Find hazards by words
form-resolve = resolve
form-reject = don't accept
form-transfer = pass on
form-merge = put together
form-ask = ask the reporters
form-answer = answer

### Desks

menu-bind = Bind a group for hazards
form-desk = binding a group
desk-menu = 📌 Groups for hazards
desk-administrators = administrators
desk-some-categories = { $name } (only: { $categories })
desk-list = { $count ->
    [0] <b>📌 Groups for hazards</b>: none yet. Where there is none, reports come to the administrators.
   *[other] <b>📌 Groups for hazards</b>: { $count }
}
desk-entry = { $number }. { $name } { $state ->
    [topic] · in a topic
   *[open] · works
}
desk-entry-lost = { $number }. ⚠️ { $name } · { $state ->
    [silenced] I may not write there
    [topic] its topic was deleted
   *[removed] I am not in the group any more
}; please bind it anew
desk-new = ➕ Bind a group
desk-unbind = Unbind { $number }. { $name }
desk-unbind-ask = Unbind the group of <b>{ $name }</b>? Its { $count } open reports go to the next group above, or to the administrators.
desk-unbind-yes = Unbind
desk-unbind-no = No
desk-unbound = Unbound. What is open there moves at once.
desk-over = This group is bound no more. Tap “📌 Groups for hazards” to see which are.
desk-ask-care = Whose hazards does the group work on: an area's, a department's, or those of a department within an area?
desk-ask-which = Which categories? Tap the first button for all of them; for a topic that has only some, tap those.
desk-which-all = All categories
desk-which-these = ✔️ Just these
desk-code = Here is the code for <b>{ $name }</b>. It is good for { $minutes } minutes, and works once.
    1. Add me to the group (best as an administrator).
    2. Under your own name, send this line there; to bind a topic, send it inside that topic (tap to copy):

    <code>/bind { $code }</code>
desk-code-elsewhere = The code belongs into the group, not here: add me to the group and send it there.
desk-how = An administrator first writes /bind to me in private to get a code, and then sends “/bind CODE” here: that makes this the place where hazards are worked.
desk-bound = Done: this group now handles hazards of <b>{ $name }</b>. I will put a card here for each new one.
desk-bound-topic = Done: this topic now handles hazards of <b>{ $name }</b>. I will put a card here for each new one.
desk-bound-before = Until now it was for { $name }; what is open there moves at once.
desk-code-wrong = There is no such code. Please send the line from our private chat once more.
desk-code-used = This code has been used. Please write /bind to me in private for another one.
desk-code-expired = This code has run out. Please write /bind to me in private for another one.
desk-code-pause = That were too many wrong codes. Please try again in { $minutes } minutes.
desk-lost = ⚠️ The group of <b>{ $name }</b> can't be reached any more: { $why ->
    [silenced] I may not write there
    [topic] its topic was deleted
   *[removed] I am not in it
}. { $count ->
    [0] No report was open there.
   *[other] Its { $count } open reports go to:
}
desk-lost-home = · { $name }: { $count }
desk-lost-next = When that is settled, please bind it anew with /bind.
desk-topic-gone = The topic of <b>{ $name }</b> was deleted. Its cards go to the group's general topic from now on, the open ones once more. To change the place, bind it anew with /bind.

### Points

points-came = ⭐ <b>+{ $points } { $points ->
        [one] point
       *[other] points
    }</b>: { $what }. You have { $balance } now.
points-went = ⭐ <b>−{ $points } { $points ->
        [one] point
       *[other] points
    }</b>: { $what }. You have { $balance } left.
points-same = ⭐ { $what }: your points stay as they are, { $balance }.
points-waived = It would have been { $asked }; there were only { $taken } to take, the other { $waived } are waived.
points-why = Why: { $words }
points-open = ⭐ See my points
points-what-report = { $what } #{ $number }
points-what-at = { $what } · { $where }
points-what-redemption = redeemed
points-what-redemption-of = redeemed: { $thing }
points-what-refund = points back from a reservation
points-what-refund-of = back: { $thing }
points-what-reversal = correction of entry { $number } ({ $what })

key-points = ⭐ My points
menu-points = My points
typed-points = points | my points | my balance | 积分 | 我的积分

points-title = ⭐ <b>My points: { $balance }</b>
points-score = Q{ $number } { $year } score <b>{ $total }</b> = base { $base } + contribution { $contribution } − deducted { $deduction }{ $below ->
        [yes] {" "}(never below 0)
       *[no] {""}
    }
points-badge = 🏅 The badge takes { $badge } in a quarter:
    { $bar } { $missing ->
        [0] you have it! It comes when the quarter ends
       *[other] { $missing } to go
    }
points-unconfirmed = Once you are checked in, you can get things for your points.
points-waiting = Your check-in waits for the secretary; after that you can get things for your points.
points-last = <b>The latest:</b>
points-none = No points yet.
points-list = <b>⭐ All entries</b>
points-entry = { $day } <b>{ $amount }</b> { $what }　<i>no. { $number }</i>
points-day = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $day }
points-next = <b>What you could do next:</b>
points-next-checkin = · Check in: { $points ->
        [0] it takes a minute
       *[other] +{ $points } once confirmed
    }
points-next-recheck = · Say whether all is still the same: +{ $points }
points-next-reward = · { $missing ->
        [0] You have enough for “{ $reward }” ({ $price })
       *[other] { $missing } more, and you can get “{ $reward }” ({ $price })
    }
points-next-report = · Photograph a hazard that you see: +{ $points } when it is solved{ $times ->
        [0] {""}
       *[other] {"; "}{ $times } more and you have the badge
    }
points-next-problem = · No hot water, a broken charger at a station? Tap “Something wrong”: +{ $points } if it is so
points-next-service-day = · Scan the code at the new service day: +{ $points }
points-next-hours = · Volunteer, and tell your secretary: +{ $points } an hour
points-do-checkin = 🪪 Check in
points-do-recheck = 👌 All the same
points-do-report = 📸 Report a hazard
points-rewards = 🎁 Rewards
points-ranking = 🏆 Ranking
points-certificate = 📜 Certificate
points-rules-button = 📖 Rules
points-older = Older ›
points-newer = ‹ Newer
points-file = 📄 All, as a file

points-rules = <b>📖 What points are given for</b>
points-no-rules = No rules have been published yet.
points-rule = <b>{ $label }</b>　{ $way ->
        [hours] +{ $points } an hour
        [award] up to +{ $points }
        [deduct] −{ $points }
       *[once] +{ $points }
    }　{ $kind ->
        [base] base
        [deduction] deduction
       *[contribution] contribution
    }
points-rule-share = · +{ $share } for each who reported it too
points-rule-day = · at most { $times } { $times ->
        [one] time
       *[other] times
    } a day
points-rule-month = · at most { $times } { $times ->
        [one] time
       *[other] times
    } a month
points-counting = Points come when a thing is confirmed. A mistake costs nothing.
    A quarter's score = base + contribution − deductions; from { $badge } on there is a badge. Getting things for points leaves the score as it is.
    A deduction takes two people who agree, and you hear why; for { $days } days you may object, and somebody else decides. It stops at zero.
points-file-caption = All entries of your points.
points-file-name = points-{ $date }.xlsx
points-column = { $column ->
        [number] no.
        [date] when
        [points] points
        [balance] balance
        [what] what for
        [kind] kind
        [score] counts in the quarter
        [waived] waived
       *[reverses] corrects no.
    }
points-kind = { $kind ->
        [base] base
        [contribution] contribution
        [deduction] deduction
        [redemption] redeemed
        [refund] back
       *[reversal] correction
    }

kept-points = · <b>Points</b>: each entry under a number, with what it was for (a report, say); nobody can change or delete one, so that the books are right; once you are erased the number leads to nobody
mydata-part-points = Points
mydata-balance = balance
mydata-month = month
mydata-base = base
mydata-contribution = contribution
mydata-deducted = deducted
mydata-entry = entry
mydata-entry-base = base
mydata-entry-contribution = contribution
mydata-entry-deduction = deduction
mydata-entry-redemption = redeemed
mydata-entry-refund = back
mydata-entry-reversal = correction
mydata-entry-number = entry number
mydata-about = number of the thing
mydata-counted = counts in the score
mydata-waived = waived
mydata-reverses = corrects entry
mydata-entered-by = confirmed by
mydata-entered-by-scope = for

### Handing out

code-wrong = There is no such code. Please compare it once more with the rider's phone: it has 8 characters. You can also scan it with your phone's camera.
code-unlike = That can't be a reward's code: it has { $length } characters, and never 0, 1, 2, 5, 8, B, G, I, L, O, Q, S, U, V or Z. Please look at the rider's phone once more, or scan the code with your camera.
code-pause = Too many wrong codes. Please type or scan it again in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
code-elsewhere = This one is to be handed out at “{ $station }”. Please send the rider there; or they cancel it in “🎟 My reservations” and choose another station.
code-for-keepers = Such codes are for station keepers. When you pick something up at the station, just let them scan it.
code-own = This is your own reward. Please let another keeper of the station hand it to you.
code-spent = { $state ->
    [handed] It has been handed out already.
    [lapsed] This code has expired: please don't hand it out. The points go back, and the rider can reserve again.
    [cancelled] The rider has cancelled it: please don't hand it out. They can reserve again.
   *[undone] This was undone, and the points are back with the rider. They can reserve again.
}
code-undo-late = It was handed out more than { $minutes } minutes ago and can't be undone here. If it was a mistake, please tell an administrator.
code-guessed-keeper = ⚠️ <b>{ $name }</b> (keeper of { $stations }) typed { $tries } wrong reward codes in { $minutes } minutes.
    No codes are looked up for this account for the next { $minutes } minutes. Please ask whether it was they; if the phone is lost, end the role in 👤 Staff.
code-guessed-administrator = ⚠️ The administrator's account <code>{ $id }</code> typed { $tries } wrong reward codes in { $minutes } minutes.
    No codes are looked up for this account for the next { $minutes } minutes. Please ask whether it was they; if the phone is lost, stop the account with nuanyi lockout.
code-guessed-other = ⚠️ Somebody who is no station keeper opened { $tries } links with reward codes in { $minutes } minutes.
    They saw nothing, and nothing is looked up for them for the next { $minutes } minutes. There is nothing to do; if this happens often, please have the stations tell riders to keep their codes to themselves.

redeem-held = 🎁 <b>{ $reward }</b>
    { $name } · check-in number ends in <b>{ $number }</b>
    at { $station }, until { $until }
    Is it the right person? Hand it over first, then tap “handed out”.
redeem-hand-out = ✅ Handed out
redeem-done = Noted, thank you.
redeem-handed = ✅ Handed out: <b>{ $reward }</b>
    { $name } · check-in number ends in <b>{ $number }</b>
    { $station } · { $time } · { $by }
redeem-before = Handed out already: { $time }, { $by }. Nothing more to do.
redeem-by-you = you
redeem-by-staff = a colleague
redeem-lapsed = ⌛ This code has expired: <b>{ $reward }</b>, { $station }, valid until { $until }.
    Please don't hand it out. The points go back to the rider, who can reserve again.
redeem-cancelled = ✖️ The rider has cancelled it: <b>{ $reward }</b>, { $station }, { $time }.
    Please don't hand it out. They can reserve again.
redeem-undone = ↩️ Undone: <b>{ $reward }</b>
    { $name } · check-in number ends in <b>{ $number }</b>
    { $station } · { $time }
    The points are back with the rider, and the piece is in stock again. This code is over; they can reserve again.
redeem-undo = ↩️ Undo, it was a mistake
redeem-undo-one = ↩️ { $time } { $reward }
redeem-undo-until = A mistake can be undone until { $until }.
redeem-undo-ask = Undo <b>{ $reward }</b> ({ $name }, ends in { $number })?
    The points go back to the rider, the piece into stock, and this code is over.
redeem-undo-yes = ↩️ Yes, it was not handed out
redeem-undo-no = Leave it
redeem-undo-done = Undone: the points and the piece are back.
redeem-button = 🎁 Rewards
redeem-today = 🎁 <b>{ $station }</b> · handed out today: { $count }
redeem-today-none = 🎁 <b>{ $station }</b> · nothing handed out today
redeem-line = { $time } { $reward } · { $name } · { $state ->
    [handed] handed out
   *[undone] undone
}
redeem-how = When somebody comes: type the 8 characters on their phone here, or scan the code with your camera.
redeem-today-button = 🎁 Today
redeem-stock-button = 📦 Stock
redeem-stock = 📦 <b>{ $station }</b> · stock
redeem-stock-none = 📦 <b>{ $station }</b> has no rewards.
redeem-stock-line = <b>{ $reward }</b>: { $left } left, { $held } held, { $handed } handed out
redeem-told-handed = 🎁 Handed out: <b>{ $reward }</b>, at { $station }. If you didn't get it, tell the station at once: they can undo it.
redeem-told-undone = ↩️ { $station } undid handing out “{ $reward }”: { $points } points are back, you have <b>{ $balance }</b> now. You can reserve it again.

### Awards

form-award = giving points
award-button = ⭐ Give points
award-ask-rule = What does <b>{ $name }</b> get points for?
award-rule-hours = { $rule } · { $points } an hour
award-rule-points = { $rule } · up to { $points }
award-ask-hours = <b>{ $name }</b> · { $rule }
    How many hours? { $points } points an hour, at most { $most } hours at once.
award-ask-points = <b>{ $name }</b> · { $rule }
    How many points? Tap one, or type a number from 1 to { $points }.
award-count-hint = Please tap a number, or type a whole one.
award-too-much = It has to be between 1 and { $most }.
award-ask-words = Why does <b>{ $name }</b> get points? In your own words, up to { $most } characters; they will read it.
award-words-hint = Please type the reason.
award-words-long = A reason is needed, of up to { $most } characters. Please make it shorter and send it again.
award-words-again = ✏️ Change the reason
award-never-mind = Never mind
award-look = One look, then send it:

    ⭐ <b>{ $name }</b>  +{ $points }
    { $rule }{ $hours ->
        [0] {""}
       *[other] {" "}({ $hours } h)
    }
    Reason: { $words }
    { $waits ->
        [yes] ⚠️ With this you have given more than { $limit } points today: somebody else has to agree first.
       *[no] They hear of it at once.
    }
award-send = ✅ Send
award-done = ⭐ Done: <b>{ $name }</b> +{ $points }, { $rule }{ $hours ->
        [0] {""}
       *[other] {" "}({ $hours } h)
    }. They have been told.
award-waits = ⏳ <b>{ $name }</b> +{ $points }, { $rule }: with these you have given more than { $limit } points today, so somebody else was asked. They get the points when that person agrees; I tell you what comes of it.
award-nobody = With this you would have given more than { $limit } points today. Somebody else would have to agree, and there is nobody at present. Try tomorrow, or give fewer.
award-no-rules = There are no rules yet by which points are given by hand. Please ask an administrator.
award-rule-gone = This rule is not in use any more. You can give the points by another one.
award-used-up = This rider has had all that this rule gives (today or this month). Choose another one, or try later.
award-own = Nobody gives themselves points, or changes their own. Please ask another secretary or an administrator.
award-unconfirmed = Their check-in isn't confirmed yet; points come after that.
award-gone = These points are not there any more: the rider took the check-in back, or erased everything.
award-second-self = This is your own: somebody else has to agree.
award-settled = { $state ->
        [given] Somebody has agreed already.
        [declined] Somebody has declined already.
        [withdrawn] Who wanted to give them took that back.
        [lapsed] This waited too long and has lapsed.
       *[other] These points are not there any more.
    }
award-taken-back-before = These points have been taken back already.
award-card = ⭐ <b>Points that need your word</b>
    { $who } would like to give <b>{ $name }</b> <b>{ $points }</b> points
    { $rule }{ $hours ->
        [0] {""}
       *[other] {" "}({ $hours } h)
    }
    Reason: { $words }
    With these { $who } has given more than { $limit } today, so a second one has to agree.
award-agree = ✅ Agree
award-decline = ✖️ Decline
award-given = ✅ Agreed · { $who } · { $at }
award-declined = ✖️ Declined · { $who } · { $at }
award-withdrawn = ↩️ Taken back by who asked; nothing to do · { $at }
award-lapsed = ⌛ Nobody decided, so it has lapsed · { $at }
award-unreadable = (can't be read any more)
award-toast = { $state ->
        [given] Agreed: { $name } +{ $points }, { $rule }{ $hours ->
            [0] {""}
           *[other] {" "}({ $hours } h)
        }.
       *[declined] Declined; who asked has been told.
    }
award-heard = { $state ->
        [given] ✅ { $who } agreed: <b>{ $name }</b> +{ $points }, { $rule }{ $hours ->
            [0] {""}
           *[other] {" "}({ $hours } h)
        }. They have been told.
        [declined] ✖️ { $who } did not agree to { $points } points for <b>{ $name }</b> ({ $rule }). The rider knows nothing of it.
       *[lapsed] ⌛ Nobody decided within { $days } days on { $points } points for <b>{ $name }</b> ({ $rule }), so that has lapsed. If they are still due, give them again.
    }
award-why = { $words } ({ $who })
award-back-why = { $who } took these points back
award-back = ↩️ A mistake: take it back
award-back-yes = ↩️ Yes, take it back
award-back-no = Leave it
award-back-done = ↩️ Taken back: <b>{ $name }</b>, { $rule }{ $hours ->
        [0] {""}
       *[other] {" "}({ $hours } h)
    }, { $taken } of { $points } points. { $waived ->
        [0] {""}
       *[other] Some were spent; { $waived } are waived.{" "}
    }They have been told.
award-withdrawn-done = ↩️ Taken back: nobody has to look at { $points } points for <b>{ $name }</b> ({ $rule }) any more.
menu-entry = One entry of points: add its number
entry-which = Which entry? Write its number after /entry, like /entry 123.
entry-unknown = There is no entry { $number }. Please look at the number again.
entry-is-reversal = Entry { $number } is a correction itself and can't be corrected.
entry-is-reward = Points for rewards are not corrected here: the station's keeper undoes what was handed out, and riders cancel what they have not fetched.
entry-reversed = Corrected already, by entry { $number }.
entry-own = These are your own points: please ask another administrator.
entry-page = 🧾 <b>Entry { $number }</b>  <b>{ $amount }</b>
    { $whose }
    { $kind } · { $rule }
    By: { $by }
    Area: { $area }
    At: { $at }
    Business: <code>{ $business }</code>
entry-kind = { $kind ->
        [base] base
        [contribution] contribution
        [deduction] deduction
        [redemption] redemption
        [refund] refund
       *[reversal] correction
    }
entry-rider = { $name } · check-in number { $number }
entry-reporter = (not shown: it is about a report, and only who reported it knows that)
entry-nobody = Nobody that is known any more (check-in taken back, or everything erased)
entry-by-house = the system
entry-waived = There was no more: { $waived } waived
entry-reverses = Corrects entry { $number }
entry-was-reversed = ↩️ Corrected: entry { $number }, { $amount }, { $by }, { $at }
entry-reverse = ↩️ Correct this one
entry-reverse-yes = ↩️ Yes, correct it
entry-reverse-no = Leave it
kept-awards = · <b>Points that secretaries gave you, and why</b>: so that you know where points come from; the reason until you erase it; what did not count, { $days } days
mydata-part-awards = Points that secretaries gave you
mydata-part-awards-given = Points that you gave to others
mydata-part-points-work = Others' points that you dealt with
mydata-did = what you did
mydata-did-proposed = proposed a deduction
mydata-did-agreed = agreed to a deduction
mydata-did-declined = declined a deduction
mydata-did-upheld = upheld a deduction after an objection
mydata-did-dropped = dropped a deduction after an objection
mydata-did-nominated = nominated somebody
mydata-did-handed = handed a reward out
mydata-did-confirmed = confirmed what brought points
mydata-did-corrected = corrected an entry
mydata-did-hid = hid a name in the ranking
mydata-did-took_settlement = took the settlement
mydata-did-took_companies = took the report to companies
mydata-did-took_nominations = took the nominations
mydata-period = of when
mydata-award-given = given
mydata-award-waiting = waits for a second one
mydata-award-declined = declined
mydata-award-withdrawn = taken back
mydata-award-lapsed = lapsed
mydata-award-ended = lapsed
mydata-award = Award
mydata-points = Points
mydata-rule = Rule
mydata-hours = Hours
mydata-awarded-by = Given by
mydata-awarded-by-scope = Scope of who gave it
mydata-seen-points = Dealt with your points

### Deductions

deduct-button = ⚖️ Deduct points
deduct-ask-rule = { $report }
    By which published rule? A mistake costs nothing.
deduct-ask-reporter = { $report }
    Which reporter?
deduct-ask-words = { $report } · reporter { $reporter }
    What is the reason? Type it, { $longest } characters at most. The rider will see it.
deduct-hint = Please tap one of the buttons above.
deduct-sure = { $report } · reporter { $reporter }
    { $rule }
    Reason: { $words }

    Somebody else has to agree before the rider hears of it; the rider has { $days } days to object, and a third one decides then. A mistake costs nothing.
deduct-sure-yes = ⚖️ Propose it
deduct-proposed = ⚖️ #{ $number } reporter { $reporter }: your proposal is noted, and { $count ->
        [one] one colleague is
       *[other] { $count } colleagues are
    } asked to look at it. I will tell you how it goes on.
deduct-rule = <b>{ $name }</b> ({ $points } points)
    <blockquote>{ $words }</blockquote>
deduct-rule-gone = This rule is published no more, so nothing can be deducted by it.
deduct-reason = Reason: { $words }
deduct-forgotten = (deleted)
deduct-card = ⚖️ <b>Somebody proposes to deduct points</b>
    { $report } · reporter { $reporter }
deduct-card-by = Proposed by { $who }
deduct-objection = The rider's objection: <blockquote>{ $words }</blockquote>
deduct-standing = { $state ->
    [proposed] Do you agree? Only then the rider hears of it, and may object. A mistake costs nothing: when in doubt, tap “don't agree”. If nobody decides by { $until }, nothing is deducted.
    [declined] ❌ { $second } did not agree, nothing is deducted.
    [declined-silent] Nobody decided in time, nothing is deducted.
    [agreed] ✅ { $second } agreed. The rider may object until the end of { $until }.
    [objected] The rider objects; somebody who had no part in it decides. { $second } had agreed. If nobody decides by { $until }, nothing is deducted.
    [upheld] ⚖️ { $third } looked at the objection, and the decision stands.
    [dropped] ✅ { $third } looked at the objection: dropped, nothing is deducted.
    [dropped-silent] Nobody decided on the objection in time: dropped, nothing is deducted.
    [dropped-no_rule] The rule is published no more: dropped, nothing is deducted.
    [dropped-unheard] The rider could not be told: dropped, nothing is deducted.
   *[counted] ⚖️ It has counted.
}
deduct-agree = ✅ Agree
deduct-decline = ❌ Don't agree
deduct-uphold = ⚖️ Uphold
deduct-drop = ✅ Drop it
deduct-agreed-done = Noted, and the rider is told.
deduct-declined-done = Noted, nothing is deducted.
deduct-upheld-done = Noted, the rider will be told at once.
deduct-dropped-done = Noted, nothing is deducted, and the rider is told.
deduct-told = ⚖️ Deduction from reporter { $reporter } of #{ $number }: { $how ->
    [agreed] a second one agreed. The rider may object until the end of { $until }.
    [declined] a second one did not agree, nothing is deducted.
    [lapsed] nobody decided in time, nothing is deducted. You can propose it again.
    [upheld] the rider's objection was looked at, and the decision stands; it counts now.
    [dropped] the rider's objection was looked at: dropped, nothing is deducted.
    [silent] the rider objected and nobody decided in time: dropped, nothing is deducted.
    [no-rule] the rule is published no more: dropped, nothing is deducted.
   *[unheard] the rider could not be told: dropped, nothing is deducted.
}
deduct-rider = { $state ->
    [agreed] ⚖️ <b>Nothing is deducted now. You may object, until the end of { $until }.</b>
        Somebody who had no part in it looks at that. A mistake costs nothing.
        Without an objection it is { $points } points after that day, and never more than you have.
    [objected] ⚖️ <b>Nothing is deducted now. Your objection is with somebody</b> who had no part in it.
        If nobody decides by { $until }, nothing will be deducted.
    [upheld] ⚖️ <b>Your objection was looked at</b>, and the decision stands; it counts now.
    [dropped] ✅ <b>Nothing is deducted</b>, and that is the end of it.
   *[counted] ⚖️ This is over, and has counted. If you think that is wrong, write a letter: an administrator can correct it.
}
deduct-rider-report = { $report }
    One of the staff proposed, and another one agreed, to deduct points for this report of yours by a published rule:
deduct-rider-objection = Your objection: <blockquote>{ $words }</blockquote>
deduct-object = ✋ I object (#{ $number })
deduct-ask-objection = #{ $number }: what is wrong about it? Type it, { $longest } characters at most; I pass it to somebody who had no part in it.
deduct-object-leave = Not now
deduct-objected = Got it. Your objection about #{ $number } is with somebody who had no part in it. You hear by { $until }; if nobody decides until then, nothing is deducted.
deduct-because = { $state ->
    [upheld] somebody who had no part in it looked at your objection, and the decision stands. If you still think it is wrong, use /write: an administrator can correct it.
   *[agreed] two of the staff looked at it, and the days to object are over. If you think it is wrong, use /write: an administrator can correct it.
}
deduct-dropped = ✅ <b>Nothing is deducted</b> for your report #{ $number }: { $why ->
    [third] your objection was looked at, and it was dropped.
    [silent] you objected and nobody decided in time, so it was dropped.
    [no_rule] that rule is published no more, so it was dropped.
   *[unheard] you could not be told in time, so it was dropped.
}
deduct-running = ⚖️ A deduction for your report #{ $number } is not decided, nothing is deducted now. { $state ->
    [agreed] You may object until the end of { $until }.
    [objected] Your objection is being looked at; if nobody decides by { $until }, nothing will be deducted.
   *[upheld] Your objection was looked at, and the decision stands; it counts now.
}
deduct-twice = This was proposed before: the same rule, for the same reporter of #{ $number }.
deduct-no-second = There is nobody besides you who could look at this. Please ask an administrator to invite a cadre first.
deduct-nobody = This reporter is not there any more, there is nobody to deduct from.
deduct-no-rules = No rule for deductions is published here, so nothing is deducted.
deduct-own = You reported this yourself, please let somebody else look at it.
deduct-not-alone = Who proposed it, or agreed, can't decide as well. Please let somebody else look at it.
deduct-gone = This is over.
deduct-decided = Somebody has decided already.
deduct-late-objected = Your objection has arrived, and waits for somebody who had no part in it.
deduct-late-upheld = Your objection was looked at, and the decision stands. If you still think it is wrong, write to your secretary.
deduct-late-dropped = This was dropped, nothing is deducted.
deduct-late-counted = It has counted. If you think it is wrong, write to your secretary: an administrator can correct it.
form-deduct = deduction
form-objection = objection
kept-deductions = · <b>Deductions that were proposed, the reasons, and your objections</b>: so that you can see and contest them; what was written goes { $days } days after the end
mydata-part-deductions = Deductions and objections
mydata-deduction = How it stands
mydata-deduction-proposed = proposed, nobody has agreed, nothing deducted
mydata-deduction-declined = nobody agreed, nothing deducted
mydata-deduction-agreed = you may object, nothing deducted yet
mydata-deduction-objected = your objection is looked at, nothing deducted yet
mydata-deduction-upheld = upheld after your objection
mydata-deduction-dropped = dropped, nothing deducted
mydata-deduction-counted = has counted
mydata-objection = Your objection
mydata-agreed-at = Agreed at
mydata-objected-at = Objected at

### Quarter

quarter-hint = 💡 In { $quarter } you had { $score } points, { $missing } short of the badge ({ $standard }). These help most:
quarter-hint-line = · <b>{ $rule }</b> (+{ $points }): { $words }
quarter-hint-private = Only you can see this.
badge-picture-title = STAR
badge-picture-score = { $score } points this quarter
badge-picture-thanks = Thank you for what you do out there
badge-caption = 🏅 <b>Congratulations, { $name }!</b> In { $quarter } you earned { $score } points: here is your badge.
    Whom you show it to is up to you.
badge-certificate = 📜 Get a certificate
menu-certificate = Your certificates and badges
certificate-choose = 📜 <b>Certificates</b>
    Choose a quarter or half-year, and I make you a picture with a QR code. Whom you give it to is up to you; whoever scans it sees that it is true.
certificate-none = 📜 Once you have points you get certificates here. How to earn some: tap “⭐ My points” and read the rules.
certificate-badges = 🏅 Badges: { $quarters }
certificate-checkin = Certificates are for those whose check-in is confirmed. Not checked in yet? Tap “🪪 Check in”, it takes a minute. If you have, wait for the secretary's word.
certificate-hint = 💡 Without a badge, tell me privately what helps
certificate-hint-stop = 🔕 Don't tell me what helps any more
certificate-hint-on = All right. After a quarter without the badge I tell you privately what helps most. Only you see it.
certificate-hint-off = All right, I won't mention it again.
certificate-caption = 📜 Your certificate of { $period }. Whom you give it to is up to you; the QR code works as long as your check-in is there.
certificate-so-far = { $period } (until { $date })
certificate-picture-title = Certificate
certificate-picture-score = { $score } points
certificate-picture-trade = Trade
certificate-picture-area = Area
certificate-picture-hazards = Hazards solved
certificate-picture-count = { $count }
certificate-picture-badge = Star badge
certificate-picture-yes = yes
certificate-picture-no = no
certificate-picture-proof = Scan to verify
certificate-picture-why = You see the score that is in the books now.
certificate-picture-own = Shown by its owner, to whom they like.
certificate-valid = ✅ <b>Valid certificate</b>
    { $name }, { $trade }
    { $period }: <b>{ $score }</b> points
    This is the score that is in the books now.
certificate-invalid = This certificate is not valid, or not any more. Please ask its owner for a new one.
menu-nominate = Nominate riders of last quarter
nominate-told = 🏅 It is the end of { $quarter }. Of the riders you look after, <b>{ $count }</b> are above the average ({ $average } points); you can nominate them: { $titles }.
nominate-open = Show the list
nominate-list = 🏅 <b>{ $quarter }</b>: above the average ({ $average } points): { $count }. Tap a name to nominate.
nominate-list-none = 🏅 { $quarter }: none of your riders is above the average ({ $average } points).
nominate-entry = { $name } · { $trade } · { $score }
nominate-person = <b>{ $name }</b>
    { $trade } · { $quarter }: <b>{ $score }</b> points
nominate-has = 🏅 { $title }, nominated by { $who }
nominate-somebody = somebody else
nominate-for = 🏅 Nominate as “{ $title }”
nominate-undo = Take back “{ $title }”
nominate-no-title = There is no title for this trade.
nominate-to-list = ‹ List
nominate-done = Nominated; I have told them.
nominate-already = Somebody has nominated them for this title.
nominate-undone = Taken back; I have told them.
nominate-rider = 🏅 <b>Good news, { $name }!</b> Your secretary nominated you as “<b>{ $title }</b>” of { $quarter }.
    Thank you, and take care out there.
nominate-rider-back = Just so you know: the nomination as “{ $title }” of { $quarter } was taken back. Your points and badges stay as they are.
nominate-gone = This rider is not on the list now.
nominate-oneself = You can't nominate yourself; please ask another secretary.
nominate-early = The ranking of last quarter isn't ready yet. Please come back in some minutes.
nominate-over = Nominations for this quarter are over. Send /nominate to see the present ones.
nominate-others = Somebody else made this nomination: they, or an administrator, can take it back.
nominate-taken-back = This nomination was taken back already.
nominate-all = 🏅 <b>Nominations of { $quarter }</b>: { $count }
nominate-all-none = 🏅 There are no nominations of { $quarter } yet.
nominate-all-line = { $name } · { $trade } · { $score }: { $titles }
nominate-all-more = { $count } more are in the file.
nominate-column = { $column ->
    [name] name
    [number] check-in number
    [trade] trade
    [area] area
    [score] score
    [title] title
    [who] nominated by
   *[date] date
}
nominate-caption = Nominations of { $quarter }: { $count }. There are names in it: please delete it after use.
nominate-file-name = nominations-{ $period }.xlsx
nominate-file-none = There are no nominations yet, so there is no file.
menu-settlement = Points: settlement, companies, nominations
settle-menu = 💠 Points: settlement, companies, nominations
settle-home = 💠 <b>Points</b>
    📒 Monthly settlement: issued, redeemed and the difference, by street
    🏢 Half-year report to companies: totals only, nothing about fewer than { $smallest }
    🏅 Nominations of the quarter: all of them
    Who takes a file is recorded.
settle-to-month = 📒 Settlement { $month }
settle-to-companies = 🏢 Companies, { $half }
settle-to-nominations = 🏅 Nominations, { $quarter }
settle-to-files = 🗂 Who took files
settle-text = 📒 <b>Settlement { $month }</b>
    issued <b>{ $issued }</b> · redeemed <b>{ $redeemed }</b> · difference <b>{ $difference }</b>
settle-running = This month isn't over; the numbers still change.
settle-line = · { $area }: { $issued } · { $redeemed } · { $difference }
settle-none = No points came or went in this month.
settle-more = { $count } more lines are in the file.
settle-method = Issued: base and contribution points less deductions and reversals, by the street that issued them. Redeemed: what was reserved or handed out less what was given back, by the station's street. Each line says issued, redeemed, difference.
settle-no-area = without an area
settle-file = ⬇️ Take the file (XLSX)
settle-caption = Settlement { $month }, lines: { $count }.
settle-file-name = settlement-{ $period }.xlsx
settle-column = { $column ->
    [area] street
    [issued] issued
    [redeemed] redeemed
   *[difference] difference
}
settle-total = total
settle-back = ‹ Back
settle-files = 🗂 <b>Who took files</b>
settle-files-none = 🗂 Nobody has taken a file yet.
settle-files-line = · { $date } { $who }: { $kind ->
    [settlement] settlement
    [companies] companies
   *[nominations] nominations
} { $period }, { $count }
settle-by-command = the command line
settle-written = Written: { $file }, { $count } in it.
settle-period-wrong = I can't read { $given }. Write a month as 2026-11, a half-year as 2026H1.
company-early = The { $half } isn't over; there is a report when it is.
company-none = In the { $half } no company has { $smallest } riders or more: there is no report.
company-caption = Report to companies, { $half }: { $count }, a sheet for each. Totals only, nothing about a person.
company-file-name = companies-{ $period }.xlsx
company-title = { $company }: points, { $half }
company-note = Totals only: numbers that concern fewer than { $smallest } people are left out (—), groups too small are among the others.
company-measure = { $measure ->
    [riders] confirmed riders
    [active] of them with entries
    [points] points earned
    [hazards] hazards solved
    [badges] badges
    [hours] volunteer hours
   *[rewards] rewards handed out
}
company-all = all
company-trade = by trade
company-street = by street
company-others = others
mydata-part-badges = Badges
mydata-part-nominations = Nominations
mydata-part-hint = Private hints
mydata-quarter = Quarter
mydata-score = Score
mydata-title = Title
mydata-nominated-by = Nominated by
mydata-nominated-by-scope = Who looks after
mydata-told = Last told of
mydata-seen-certificate = scanned your certificate
kept-badges = · <b>Badges and nominations</b>: quarter, score, title, who nominated. Until you erase it
kept-hint = · <b>Whether you want private hints</b>: until you switch them off

### Ranking

menu-ranking = Riders' ranking by points
typed-ranking = ranking | rankings | leaderboard | board
rank-open = 🏆 The riders' ranking is here:
rank-open-button = Open the ranking
rank-riders-only = The ranking is for riders whose check-in is confirmed. Not checked in yet? Tap “🪪 Check in”, it takes a minute. If you have, wait for the secretary's word.
rank-period-month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
rank-period-quarter = Q{ $number } { $year }
rank-period-half = { $number ->
    [1] first
   *[other] second
} half of { $year }
rank-heading = 🏆 <b>Riders' ranking by points</b>
    <b>{ $scope }</b> · { $period }{ $state ->
        [running] , up to now
        [ending] , final in a moment
       *[frozen] , final
    }
    { $count ->
        [0] Nobody has points here yet.
        [one] One rider has points. Ranks count everybody; only those who want it are named.
       *[other] { $count } riders have points. Ranks count everybody; only those who want it are named.
    }
rank-line = { $rank ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
} <b>{ $name }</b>: { $points }
rank-nobody-named = Nobody shows their name yet.
rank-own = 👤 You are number <b>{ $rank }</b> with { $points } points. { $next }
rank-own-next = { $missing } more make you number { $next }.
rank-own-first = Nobody is ahead of you!
rank-own-none = 👤 You have no points in this ranking yet. The first ones bring you in.
rank-own-outside = 👤 You are not in this ranking.
rank-own-unnamed = Others can't see you; your rank is shown to you alone.
rank-own-named = Others see you as { $name }.
rank-own-hidden = Others can't see you for now: an administrator has hidden the name “{ $name }”. Choose another and you are back.
rank-kind-month = Month
rank-kind-quarter = Quarter
rank-kind-half = Half-year
rank-earlier = ◀ { $period }
rank-later = { $period } ▶
rank-page-before = ‹ Back a page
rank-scopes = 🗺 Other ranking
rank-picture = 🖼 As a picture
rank-join = 🙋 Show my name
rank-rename = ✏️ My name
rank-hide = 🙈 Hide a name
rank-back = ‹ Ranking
rank-consent = Show a name of yours in the <b>riders' ranking</b>?

    If you agree, riders who checked in and the district's staff see the name you choose, your rank and your points. In the ranking of an area, a trade or a company they also see that you belong there. Your real name and number are not shown.
    Whoever sees the ranking can save it as a picture and pass it on.
    You can change the name or take this back at any time. Then your name goes from past rankings too; pictures that were passed on can't be called back.
    No is fine as well: you are ranked all the same, and only you see it.
rank-agree = Agree and choose a name
rank-not-now = Not now
rank-left = All right, no name. Your rank is still shown to you alone.
rank-name-now = Your name in the ranking: <b>{ $name }</b>
rank-name-now-hidden = An administrator has hidden the name “{ $name }”, nobody else sees it. Choose another and you are back.
rank-name-change = ✏️ Another name
rank-name-withdraw = 🙅 Show it no more
form-alias = your name in the ranking
rank-ask-name = Which name would you like? 2 to 12 characters: letters and digits. Tap one, or type your own:
rank-ask-hint = Please type a name of 2 to 12 characters.
rank-name-master = Rider{ $first }
rank-name-small = Speedy{ $first }
rank-name-wrong = A name has { $shortest } to { $longest } characters: letters and digits only, no blanks.
rank-name-digits = A name has at most { $most } digits; please no telephone or other numbers.
rank-name-taken = Somebody has the name “{ $name }” already; please choose another.
rank-name-hidden = An administrator has hidden “{ $name }” before; please choose another.
rank-name-done = Done: the ranking shows you as “<b>{ $name }</b>”.
rank-name-hide-ask = Hide “<b>{ $name }</b>”? It goes from this and all past rankings, and I ask the rider to choose another.
rank-name-hide-sure = Hide it
rank-name-hid = Hidden. I asked the rider to choose another name.
rank-name-gone = This name is not shown any more.
rank-name-was-hidden = Your name “{ $name }” in the ranking might hurt somebody, so an administrator has hidden it for now. Your rank and points stay as they are; choose another name and it is shown again.
rank-picture-title = Riders' ranking by points
rank-picture-count = { $count ->
    [one] One rider has points
   *[other] { $count } riders have points
}, { $state ->
    [frozen] final
   *[other] up to { $date }
}
rank-picture-points = { $points }
rank-picture-foot = Ranks count everybody; only those who want it are named.
rank-picture-none = Nobody shows their name yet
mydata-purpose-ranking = Name in the ranking
mydata-part-ranking = Ranking
mydata-alias = Name in the ranking
mydata-chosen-at = Chosen
mydata-ranked-in = Ranking of
kept-ranking = · <b>The ranking</b>: the name you chose, until you take it back; rank, points, area, trade and company of past rankings, so that ranks stay, until you take your check-in back, and after that without anybody
privacy-withdraw-ranking = Your name goes from the ranking at once, from past ones too. Rank and points stay, and only you see them.
privacy-withdrawn-ranking = Done: the ranking doesn't show your name any more.

### Ledger

ledger-finding = { $check ->
    [balance] Balances that are not the sum of the entries: members { $of }
    [below_zero] Balances that once fell below zero: members { $of }
    [tally] Monthly sums that are not what the entries come to: members { $of }
    [total] Sums for rankings that are not what the entries come to: members { $of }
    [kind] Entries that contradict their kind: { $of }
    [reversal] Reversals that don't fit what they reverse: entries { $of }
    [reservation] Reservations whose entries are missing, or too many: { $of }
    [unreserved] Points spent or returned without a reservation: entries { $of }
    [award] Awards whose entries are missing, or don't fit: { $of }
    [unawarded] Points given without an award: entries { $of }
    [deducted] Deductions whose entries are missing, or don't fit: { $of }
    [shelf] Stock that the reservations don't explain: rewards { $of }
   *[guards] The database doesn't refuse changes any more, these guards are missing: { $of }
}{ $more ->
    [more] {" "}… and perhaps more
   *[all] .
}
ledger-broken = Not well: { $count ->
    [one] one thing does not hold.
   *[other] { $count } things do not hold.
} Stop changing the database by hand, keep a copy of it, and compare it with a backup.
ledger-well = All is well: { $entries } entries of { $people } people.
ledger-alert = ❗️ The nightly look at the points found something that does not hold:

    { $findings }

    Nothing was changed. Say <code>nuanyi ledger check</code> on the machine, and compare with a backup.

### Rewards

import-count-wrong = “{ $value }” won't do: please write a whole number from { $least } to { $most }.
import-day-wrong = “{ $value }” is no date: please write it like 2026-12-01 or 2026年12月1日, or leave it empty for no limit.
import-days-swapped = It would end on { $until }, before it begins on { $since }: please swap or mend them.
import-picture-elsewhere = The picture “{ $name }” isn't beside the list: please put both in one folder, and write only the file's name here.
import-picture-missing = There is no picture “{ $name }”: please put it into the folder of the list, under exactly this name.
import-picture-broken = The picture “{ $name }” can't be opened: please save it as JPEG or PNG, { $megabytes } MB at most.
import-reward-nowhere = No station is given: there is none of it anywhere, and riders don't see it.
import-reward-no-stock = It isn't said how many “{ $station }” has: please fill in the stock, or write “{ $code }=5” here.
import-reward-station-twice = “{ $station }” is there twice: please keep one.
import-reward-station-unknown = There is no station “{ $value }”: please write a station's code or name; a number of its own is written “CODE=5”.
import-reward-taken = At “{ $station }” { $least } are held or handed out already, so there can't be only { $pieces }: { $least } is the least possible.

menu-rewards = What points are good for
typed-rewards = rewards | reward | redeem | gifts
form-rewards = rewards by distance

reward-heading = 🎁 <b>What you can get</b> (you have { $balance } points)
reward-heading-stranger = 🎁 <b>What points are good for</b>. You can get these once your check-in is confirmed.
reward-none = 🎁 There is nothing to get at the moment. Please look again in a few days.
reward-gone = { $count ->
    [one] One more is
   *[other] { $count } more are
} out of stock and will be back.
reward-item = <b>{ $number }. { $name }</b> · { $price } points{ $state ->
    [short] {" "}({ $missing } to go)
    [had] {" "}(you had yours this quarter)
   *[fine] {" "}✅
}
reward-item-at = 📍 { $station } · { $left } left{ $others ->
    [0] {""}
    [one] , and 1 other station
   *[other] , and { $others } other stations
}
reward-item-near = 📍 { $station } · { $distance } · { $left } left{ $others ->
    [0] {""}
    [one] , and 1 other station
   *[other] , and { $others } other stations
}
reward-open = { $number }. { $name } · { $price } points
reward-near = 📍 Nearest to me
reward-mine = 🎟 My reservations ({ $count })
reward-all = 🎁 All rewards
reward-others = 🎁 See the rewards
reward-place-ask = Tap <b>📍 Find a station</b> below, or send a location with 📎: I'll put the nearest first. Your location is forgotten at once and kept nowhere.
reward-place-hint = I'm still waiting for your location. To do something else, send /cancel first.
reward-title = 🎁 <b>{ $name }</b> · { $price } points
reward-purse = ⭐ You have { $balance } points{ $missing ->
    [0] : enough.
   *[other] , { $missing } to go.
}
reward-a-quarter = { $most } a quarter for each person; you have had { $had }.
reward-until = To be had until { $day }.
reward-where-list = Where it is (tap a station to reserve):
reward-nowhere = There is none left anywhere. Please look again later.
reward-place = 📍 { $station } · { $left } left · { $standing }
reward-place-near = 📍 { $station } · { $distance } · { $left } left · { $standing }
reward-choose = At { $station }
reward-more = { $count } more ›
reward-sure = <b>{ $price } points</b> for <b>{ $name }</b>, at <b>{ $station }</b>?

    📍 { $where }
    { $standing }

    Fetch it within { $days } days. You keep { $rest } points. If you don't come, the points return by themselves.
reward-yes = ✅ Reserve for { $price } points
reward-reserved = ✅ It's yours. The code is in the message below.

reward-checkin = Rewards are for those whose check-in is confirmed. Not checked in yet? Tap “🪪 Check in”, it takes a minute. If you have, wait for the secretary's word.
reward-not-offered = This can't be had any more. Tap /rewards to see what there is.
reward-none-left = The last one here has just gone. Go back and try another station.
reward-had-enough = { $most } a quarter is the most, and you have had yours. Come back next quarter.
points-too-few = It takes { $price } points and you have { $balance }, not enough yet. Tap /points to see how to get more.

reservation-held = 🎟 <b>{ $name }</b> is put aside for you ({ $price } points)
    Code: <code>{ $code }</code>

    <b>{ $station }</b>
reservation-until = ⏰ Fetch it before <b>{ $until }</b>: let the keeper scan the code, or read out these 8 characters.
reservation-handed = ✅ You got <b>{ $name }</b> at { $station }.
reservation-lapsed = ⌛️ The time for <b>{ $name }</b> is over; { $price } points are back.
reservation-cancelled = <b>{ $name }</b> is cancelled; { $price } points are back.
reservation-undone = Handing out <b>{ $name }</b> was undone; { $price } points are back.
reservation-way = 🧭 The way there
reservation-cancel = Cancel
reservation-cancel-yes = Yes, cancel: { $price } points back
reservation-cancel-no = Keep it
reservation-cancel-done = Cancelled: { $points } points are back, you have { $balance }.
reservation-over = This reservation is over already.
reservation-told-lapsed = ⌛️ The time to fetch <b>{ $name }</b> is over: { $points } points are back, you have { $balance }. You can reserve it again.
reservations = 🎟 <b>My reservations</b>{ $count ->
    [0] : nothing is waiting for you.
   *[other] : { $count } waiting for you
}
reservations-none = 🎟 You haven't reserved anything yet. See what points are good for:
reservations-line = { $state ->
    [held] ⏰ <b>{ $name }</b> · { $station } · until { $when }
    [handed] ✅ { $name } · { $station } · got it { $when }
    [lapsed] ⌛️ { $name } · over { $when }, points back
    [cancelled] ✖️ { $name } · cancelled { $when }, points back
   *[undone] ↩️ { $name } · undone { $when }, points back
}
reservations-open = 🎟 { $name }: the code
ticket-title = Reward code
ticket-until = to be fetched before { $until }
ticket-handed = Handed out
ticket-lapsed = Expired
ticket-cancelled = Cancelled
ticket-undone = Undone
ticket-foot-held = The keeper scans this, or types the 8 characters
ticket-foot-handed = This code has been used
ticket-foot-lapsed = This code is over; the points are back
ticket-foot-cancelled = This code is over; the points are back
ticket-foot-undone = This code is over; the points are back

kept-reservations = · <b>What you got for points</b>: so that the ledger adds up; on erasing, what you haven't fetched goes back, and a number stays
mydata-part-reservations = Rewards
mydata-reward = reward
mydata-price = points
mydata-until = valid until
mydata-made-at = reserved at
mydata-code = code
mydata-reservation = what became of it
mydata-reservation-held = waiting for you
mydata-reservation-handed = handed out
mydata-reservation-lapsed = expired
mydata-reservation-cancelled = cancelled
mydata-reservation-undone = undone

### notices: topics and hours
notices-stop = 🔕 No more “{ $topic }”
notices-again = ↩️ No more “{ $topic }”: tap to bring it back
notices-as-member = Notices for Party members
notices-page =
    { $state }

    { $when }
notices-all-off =
    🔔 <b>All notices are off.</b> Nothing will come.
    Tap one to switch it on.
notices-some-on =
    🔔 <b>On: { $count }</b>
    Tap to switch on, tap again to switch off.
notices-paused =
    ⏸ <b>All paused until { $day }</b>
    Until then only urgent ones come.
notices-when =
    🕐 Free time: { $slack }
    🌙 Quiet hours: { $quiet }
    Notices come in your free time, never in quiet hours; urgent ones at any hour.
notices-when-hidden =
    🕐 Free time: { $slack }
    🌙 Quiet hours: { $quiet }
    Your free time lies in your quiet hours, so notices come as soon as those are over; urgent ones at any hour.
notices-offer =
    🔔 The district has these notices for you. All are off.
    Tap one to switch it on. If you want none, do nothing: I won't ask again.

    { $when }
notices-slack = 🕐 Free time
notices-quiet = 🌙 Quiet hours
notices-slack-ask =
    🕐 <b>When do you have time to read?</b>
    Notices will come then.
notices-quiet-ask =
    🌙 <b>When do you want peace?</b>
    No notices come then, but urgent ones; what is your own (reports, points) comes without a sound.
notices-slack-trade = As my trade ({ $hours })
notices-quiet-trade = As the district says ({ $hours })
notices-slack-any = any time
notices-quiet-any = none
notices-own = ✏️ Write my own
notices-own-ask = ✏️ Just write from when to when, like <b>14:00-17:00</b>; put a comma between two: <b>12-14, 20-22</b>. <b>2pm-5pm</b> will do too.
notices-own-hint = Please write it in words.
notices-hours-set = Noted.
notices-pause = ⏸ Pause all for a week
notices-go-on = ▶️ Go on now
notices-pause-done = Nothing for a week, then it goes on by itself.
notices-go-on-done = Notices are on again.
notices-on = On: { $topic }
notices-off = Off: { $topic }
notices-stopped = No more “{ $topic }” for you. To change that, send /notices.
notices-stopped-coming = No more “{ $topic }” for you. As you said that you come this time, you still hear about this one, unless you say that you don't.
notices-resumed = “{ $topic }” will come again.
notices-stranger = Notices are for riders who have checked in. That takes a minute; once the secretary has confirmed you, they can come.
notices-back = You had stopped me, so all notices are off, and they stay off. If you want some, tap here.
notices-open = 🔔 Choose notices
hours-span-unclear = I don't understand “{ $given }”.
hours-all-quiet = Then nothing would ever come. For a break, use “Pause all for a week”; switch off what you don't want.
hours-too-many = { $most } spans at most.
key-notices = 🔔 Notices
typed-notices = notices | notifications | unsubscribe | stop | stop notices | stop sending | td
menu-notices = notices: which, and when
form-times = the hours of notices

### What is kept of notices

kept-notices = · <b>Which notices you got, and whether you pressed 知道了</b>: so that nobody gets one twice; { $days } days
kept-broadcasts = · <b>What a secretary wrote to many</b>: to correct it or take it back; { $days } days after it was sent
mydata-part-preferences = When notices come
mydata-part-notices = Notices for you
mydata-part-broadcasts = Broadcasts that you wrote or agreed to
mydata-quiet = Quiet hours
mydata-slack = Slack hours
mydata-hours-none = none
mydata-paused-until = Paused until
mydata-offered-at = Told what notices there are
mydata-left-at = Switched off by blocking
mydata-notice = Notice
mydata-notice-broadcast = broadcast
mydata-notice-service_day = new service day
mydata-received = What became of it
mydata-received-waiting = its time has not come
mydata-received-queued = on its way
mydata-received-sent = sent
mydata-received-unreachable = did not reach you
mydata-received-opted_out = not sent, as you wished
mydata-received-cancelled = not sent, it was stopped
mydata-received-expired = not sent, it was too late
mydata-received-refused = not sent, Telegram refused it
mydata-received-uncertain = perhaps sent, nobody knows
mydata-read-at = You said that you read it
mydata-broadcast = Broadcast
mydata-broadcast-composing = not finished
mydata-broadcast-waiting = waits for a second one
mydata-broadcast-begun = sent
mydata-broadcast-dropped = given up
mydata-broadcast-seconded = you agreed to another one's
mydata-changed-to = To be changed to
mydata-files = Pictures, videos and files

### attendance: the code on the day, and how it was
attend-open = 📲 Service day today: show the code
attend-today = 🧡 Today is the service day, here at <b>{ $station }</b>. Tap below to show the code: whoever scans it is counted, and gets the points.
attend-open-at = 📲 Code: { $station }
attend-title = Service day { $day }/{ $month }
attend-until = valid until { $until }
attend-shown =
    📲 <b>Code of { $station }</b>
    Whoever comes scans it. If that doesn't work, let them send Nuanyi these 6 digits: <code>{ $digits }</code>
    Valid until { $until }, then show a new one. { $count ->
        [one] One person has been counted here.
       *[other] { $count } people have been counted here.
    }
attend-new = 🔄 Show a new one
attend-renewed = Done: valid for 5 minutes
attend-done =
    ✅ <b>You are counted</b>: service day { $day }/{ $month }, { $station }, { $time }.
    Just show this to the staff, and take your time.
attend-before = ✅ You have been counted for the service day { $day }/{ $month } already ({ $station }, { $time }).
attend-checkin = To be counted you check in first, which takes a minute or two: tap below. Once the secretary has confirmed you, the next service day counts and gives points.
attend-waiting = Your check-in still waits for the secretary. Once it is confirmed you can be counted; today's services are yours all the same.
attend-none = I can't read this code. Please ask the keeper for a new one and scan again.
attend-late = This code has run out. Please ask the keeper to tap “Show a new one”, and scan again.
attend-wrong = There is no such code today. Please look at the 6 digits on the keeper's phone and send them again.
attend-own = You are showing this code yourself, so it can't count you. Please ask another keeper to show one.
attend-other-day = This code is for the service day { $day }/{ $month }; it counts on that day only.
attend-cancelled = The service day { $day }/{ $month } was cancelled, there is nothing to be counted for.
rating-question =
    <b>How was the service day</b> { $day }/{ $month }?
    A tap is enough. Others see only the numbers of all together, never whose they are.
rating-thanks =
    Thank you! For the service day { $day }/{ $month } you gave { $stars }
    Tap again to change it, or say something below.
rating-noted = Noted, thank you
rating-say = ✍️ Say something
rating-words = What would you like to say, good or bad? Up to { $longest } characters. The organisers see the words and not whose they are, so please leave names out.
rating-stars-first = Please tap your stars first, then send these words once more: both are noted together.
rating-skip = Nothing more
rating-skipped = All right, your stars are noted. Thank you!
rating-said = Got it, thank you! We will read it.
rating-hint = Please write it as text.
rating-only-came = Only who was counted on that day is asked this.
rating-late = That service day is long past, and the answers are in. Thank you!
form-rating = how the service day was

### broadcasts on their way: progress, report, correcting, taking back
run-title = 📣 <b>Broadcast</b>: { $words }
run-title-wordless = 📣 <b>Broadcast</b>
run-scheduled = 🕒 Begins { $when }.
run-state = { $state ->
    [fixing] ⏳ Looking up who gets it…
    [running] 📤 Sending…
    [resting] 🕒 Waiting until people have time.
    [paused] ⏸ Paused. “Go on” continues.
    [stopping] ✋ Stopping…
    [cancelled] ✋ Stopped; nobody else gets it.
   *[done] ✅ Done; see the report.
}
run-bar = { $bar } { $percent }%
run-left = ⏳ To go: { $count }
run-on-their-way = ⏳ To go: { $count }
run-figure = { $state ->
    [sent] ✅ Got it: { $count }
    [unreachable] 📵 Can't be reached (blocked, or gone): { $count }
    [opted_out] 🔕 Don't want it (topic off, or left): { $count }
    [cancelled] ✋ Not yet sent when it was stopped: { $count }
    [expired] ⌛ Too late, not sent: { $count }
    [refused] ⚠️ Telegram didn't take it: { $count }
   *[uncertain] ❔ Sent, nobody knows whether it arrived: { $count }
}
run-minutes = ⏱ { $minutes ->
    [0] These are done in less than a minute
   *[other] These are done in about { $minutes } min
}
run-next = ⏱ The next ones: { $when }
run-total = <b>{ $count }</b> people in all
run-acks = 👌 Pressed “Got it”: { $count }
run-never = ✋ It was stopped before it began; nobody got it.
run-changing = { $what ->
    [taken-back] ↩️ Taking back… { $done } done
   *[corrected] ✏️ Correcting… { $done } done
}
run-were-changed = { $what ->
    [taken-back] ↩️ Taken back: { $changed }{ $unchanged ->
        [0] {""}
       *[other] , not possible: { $unchanged }
    }
   *[corrected] ✏️ Corrected: { $changed }{ $unchanged ->
        [0] {""}
       *[other] , not possible: { $unchanged }
    }
}
run-corrected = ✏️ Corrected: { $count } copies say it now.
run-corrected-not = { $count } couldn't be: the message was deleted, or the bot is blocked.
run-taken-back = ↩️ Taken back: { $count } copies.
run-taken-back-not = { $count } couldn't be: the bot is blocked, or Telegram doesn't allow it.
run-changed-uncertain = Of { $count } more nobody knows whether they arrived; these can't be changed.
run-pause = ⏸ Pause
run-go-on = ▶️ Go on
run-cancel = ✋ Stop
run-correct = ✏️ Correct
run-take-back = ↩️ Take back
run-refresh = 🔄 Refresh
run-file = 📄 List
run-again = 📤 Again to those not reached
run-look = 📊 Report
run-ask-cancel = Stop here? The { $sent } who have it keep it; { $left } won't get it.
run-cancel-yes = ✋ Stop
run-leave-it = Never mind
run-ask-take-back = Take it back? { $sent } copies are deleted; those older than two days can't be and become “withdrawn”. Nobody else gets it. It can't be corrected after that.
run-take-back-yes = ↩️ Take back
run-not-running = It isn't running any more: see its report.
run-already-taken-back = It has been taken back.
run-correct-waits = ✏️ A second one had to agree to this notice, and has to agree to the change. They are asked now and I'll tell you; until then everybody sees it as it was.
run-correct-no-second = A second one had to agree to this notice, and has to agree to the change, but right now there is nobody else who may. You can still take it back.
run-correct-asked = ✏️ <b>{ $name }</b> wants this notice, which went to { $count ->
    [one] { $count } rider
   *[other] { $count } riders
}, to look as above. A second one agreed to it, so the change needs you as well.
run-correct-asked-before = ✏️ Nothing left to decide about this change by { $name }: it is settled, or there is a newer one.
run-correct-agree = ✅ Agree, change it
run-correct-decline = ✖️ Leave it
run-correct-answer = { $agreed ->
    [True] ✅ A second one agreed. The copies are being corrected, I'll tell you when that is done.
   *[False] ✖️ A second one said to leave it. Everybody sees it as it was.
}
run-correct-decided = This change is settled already.
run-correct-newer = There is a newer change. Please look at the latest one.
run-correct-author-gone = Who wanted to change it may not write to many any more, so it stays as it is.
run-correct-author-only = Two people decided on this notice, so only its author can ask for a change, and a second one agrees. You can stop it or take it back.
run-corrected-none = ✏️ Corrected. Nobody has the old words; what is sent from now on says the new ones.
run-taken-back-none = ↩️ Taken back. Nobody had got it.
run-being-taken-back = ↩️ Taking back; you'll hear when it is done.
run-ask-correct = { $kind ->
    [text] ✏️ Send me the whole text as it should be.
    [album] ✏️ Send me the caption as it should be (the pictures of an album stay).
   *[media] ✏️ Send me the caption as it should be, or another picture, video or file.
}
    Everybody's copy will be changed.
run-correct-hint = That can't be used here.
run-correct-kind = { $kind ->
    [text] This broadcast is text, and stays text.
   *[album] Of an album only the caption can be changed.
}
run-caption-too-long = A caption has 1024 characters at most; a bit shorter, please.
run-correct-sure = ☝️ Like this? Copies that arrived are changed without a sound; the rest go out like this.
run-correct-yes = ✏️ Like this
run-being-corrected = ✏️ Correcting; you'll hear when it is done.
run-correct-dropped = All right, it stays as it is.
run-ok-toast = 👌 Noted, thank you!
run-ok-before = 👌 Noted before, thank you!
run-author-gone = Who wrote this notice is not here any more, so I can’t pass it on. To write to your secretary, type “my secretary”.
run-withdrawn = This notice was withdrawn.
run-file-sent = 📄 Here is the list. Those on it can see under “Privacy” who looked.
run-file-name = broadcast-{ $date }.xlsx
run-column = { $column ->
    [number] number
    [name] name
    [area] area
    [trade] trade
    [state] result
    [at] when
    [read] got it
   *[change] corrected or taken back
}
run-file-state = { $state ->
    [sent] got it
    [waiting] to go
    [queued] being sent
    [unreachable] can't be reached
    [opted_out] doesn't want it
    [cancelled] stopped
    [expired] too late
    [refused] not taken by Telegram
   *[uncertain] uncertain
}
run-file-change = { $change ->
    [changed] done
    [unchanged] not possible
   *[going] on its way
}
run-file-gone = (not on your roster)
form-run-correct = a correction

### service days: who comes, seats, the calendar
menu-service = The next service day
typed-service = service day | i'm coming | i am coming | next service day | service days
coming-name = service day
coming-title =
    📅 <b>{ $name }</b>
    🕘 { $day } { $hours }
coming-place = 📍 <b>{ $station }</b>
coming-place-open = 📍 Where it is will be told as soon as it is settled
coming-within = in your own area ({ $area })
coming-far = about { $distance } from your area ({ $area })
coming-services = There will be: { $services }
coming-counted = ✅ You were here, and counted.
coming-noted = ✅ Noted: you are coming.
coming-tomorrow = ⏰ The service day is tomorrow; see you there:
coming-today = ☀️ The service day is today; see you there:
coming-changed = 🔔 Something has changed about the service day; now it is:
coming-called-off = ✖️ <b>The { $name } on { $day } is off</b>: no need to make the trip. We will tell you about the next one.
coming-come = ✋ I'm coming
coming-leave = ✖️ Not coming
coming-calendar = 🗓 To my calendar
coming-calendar-strike = 🗓 Mark it cancelled in my calendar
coming-way = 🧭 { $station }
coming-done = Noted, see you there!
coming-left = All right, you are not coming. Changed your mind? Just tap again.
coming-calendar-caption = 🗓 Open the file to put the day into your phone's calendar. When something changes, tap “To my calendar” again and the calendar follows.
coming-calendar-off = 🗓 Open the file, and your calendar marks the day as cancelled.
coming-none = 📅 The next service day is not settled yet. Switch “{ $name }” on at /notices, and you will hear some days before.
coming-checkin = Check in first; once your branch has confirmed you, you can sign up for service days. /checkin takes a few minutes.
coming-over = This service day is over. The next one: /service
coming-cancelled = This service day is off: no need to make the trip. The next one: /service
seat-count = { $service } ({ $count ->
    [one] one seat
   *[other] { $count } seats
})
seat-mine = 🎟 { $service }: a seat is kept for you
seat-mine-waiting = ⏳ { $service }: it is full. You are no. { $place } in line, and hear at once when it is your turn
seat-take = { $service }: a seat for me
seat-take-left = { $service }: { $count ->
    [one] one seat left
   *[other] { $count } seats left
}
seat-take-full = { $service }: full, get in line{ $count ->
    [0] {""}
   *[other] {" "}({ $count } waiting)
}
seat-give = ↩️ { $service }: give it back
seat-give-waiting = ↩️ { $service }: leave the line
seat-got = A seat is kept for you: { $service }
seat-queued = { $service } is full; you are in line, and hear at once when it is your turn.
seat-given = All right, { $service } goes to whoever is next.
seat-none-here = No seat is needed for this any more; just ask when you are there.
seat-off = This is not offered any more this time, the rest is. What there is now: /service
seat-lost = ✖️ { $services }: had to be left out this time, sorry
seat-moved-up = 🎉 <b>Your turn</b>: there is a seat for you now: { $service }.
seat-see = 📅 The plan
seat-give-up = Let somebody else have it

### turnouts: how a service day went
turnout-open = 📊 How { $day }/{ $month } went
turnout-title =
    📊 <b>How the service day { $day }/{ $month } went</b>
    Announced to { $announced }, said they come { $coming }, came <b>{ $came }</b>
turnout-trades = <b>By trade</b> (announced → coming → came)
turnout-areas = <b>By street</b> (announced → coming → came)
turnout-line = { $label }: { $announced } → { $coming } → <b>{ $came }</b>
turnout-rest = { $count } others
turnout-others = no trade or area
turnout-rated = <b>How it was</b>: { $mean } stars on average, from { $count ->
        [one] one person
       *[other] { $count } people
    }
turnout-unrated = Nobody has said how it was yet.
turnout-file = 📥 As a spreadsheet
turnout-day = 📅 The day
turnout-file-name = service-day-{ $date }.xlsx
turnout-announced = announced to
turnout-coming = said they come
turnout-came = came
turnout-sum = total
turnout-stars = stars
turnout-people = people
turnout-words = What people wrote (without names, in alphabetical order)
turnout-sheet-trades = By trade
turnout-sheet-areas = By area
turnout-sheet-stations = By station
turnout-sheet-opinions = How it was

### serviceday: administrators plan service days

menu-serviceday = plan service days
form-serviceday = service day
serviceday-list-menu = 🗓 Service days
servicedays-title = 🗓 <b>Coming service days</b>
servicedays-none = No service day is coming. Which day of the month, and where, is written in the file, under [service_day].
servicedays-line = · { $state ->
    [cancelled] <s>{ $day } { $hours }</s> cancelled
   *[planned] { $day } { $hours } · { $count } coming
}
serviceday-title = 🗓 { $state ->
    [cancelled] <s><b>{ $day }</b> { $hours }</s> cancelled
   *[planned] <b>{ $day }</b> { $hours }
}
serviceday-moved = It was to be on { $day }
serviceday-place = 📍 { $name }
serviceday-no-place = 📍 No place yet: it is announced once it has one
serviceday-service = · { $name }: { $taken } of { $seats } seats taken{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } waiting
}
serviceday-service-open = · { $name }: no limit
serviceday-words = 💬 { $words }
serviceday-picture = 🖼 with a picture
serviceday-count = 🙋 { $count } coming
serviceday-announced = 📣 Announced to { $sent }{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } wait for their slack hours
}
serviceday-not-announced = 📣 The time for announcing it was missed, so nobody was told
serviceday-to-announce = 📣 It is announced from { $day } { $time } on
serviceday-change-date = 📅 Date
serviceday-change-hours = 🕘 Hours
serviceday-change-place = 📍 Place
serviceday-change-services = 🧰 Services
serviceday-change-words = 💬 Words
serviceday-change-picture = 🖼 Picture
serviceday-cancel = ❌ Cancel this one
serviceday-list = ◀️ All service days
serviceday-back = ◀️ Back
serviceday-open = 🗓 Open this service day
serviceday-places = { $count ->
    [0] No place yet; add one now:
    [one] In this place. Tap to take it away:
   *[other] In these { $count } places. Tap to take one away:
}
serviceday-place-add = ➕ Add a place
serviceday-services = { $count ->
    [0] No services yet.
    [one] One service. Tap to change it:
   *[other] { $count } services. Tap to change one:
}
serviceday-service-add = ➕ Add a service
serviceday-seats = 🪑 Seats
serviceday-drop = 🗑 Take it away
serviceday-drop-ask = Take “{ $name }” away? { $count ->
    [one] One person has a seat there or waits for one, and will be told.
   *[other] { $count } people have a seat there or wait for one, and will be told.
} This can't be undone.
serviceday-drop-yes = 🗑 Take it away
serviceday-which = Which one? If none of these, send another name.
serviceday-ask-date = Which day instead? For example “12-08”.
serviceday-ask-hours = From when to when? For example “9:00-16:00”.
serviceday-ask-place = At which station? Send its name or code.
serviceday-ask-words = What shall people read about it? 300 characters at most.
serviceday-ask-picture = Send a picture; it comes with the announcement.
serviceday-ask-service = Which service? Write its seats behind it, like “haircut 15”; leave them out for no limit.
serviceday-ask-seats = How many seats? Whoever has one keeps it.
serviceday-no-words = No words
serviceday-no-picture = No picture
serviceday-no-seats = No limit
serviceday-hint = That wasn't clear. Please send it again like the example below, or /cancel.
serviceday-date-unclear = That day wasn't clear. Please write it like “12-08”.
serviceday-changed = ✅ Changed. { $told ->
    [yes] What was sent is being changed; those who are coming hear of it in two minutes, so go on if there is more to change.
   *[no] Nobody had been told yet.
}
serviceday-cancel-ask = Cancel the service day on { $day }? What was sent will say “cancelled”, and the { $count } who are coming get a message. This can't be undone; for another day, change the date.
serviceday-cancel-yes = ❌ Cancel it
serviceday-cancelled = ✅ Cancelled. { $told ->
    [yes] Everybody is being told.
   *[no] Nobody had been told yet.
}
serviceday-gone = That service day isn't there any more. /serviceday shows which ones are.
serviceday-is-cancelled = This service day was cancelled and can't be changed.
serviceday-over = This service day is over and can't be changed.
serviceday-date-over = That time is over. Please write a day after today.
serviceday-hours-over = On that day those hours are over. For an afternoon, please write them like “14:00-17:00”.
serviceday-date-far = That is too far away. Please write a day within { $days } days.
serviceday-places-many = { $most } places at most. Please take one away first.
serviceday-services-many = { $most } services at most. Please take one away first.
serviceday-service-gone = This service was taken away.
occasion-announcement = the announcement
occasion-day_before = the reminder of the day before
occasion-morning = the reminder of that morning
occasion-question = next day's question
occasion-changed = the news of a change
occasion-cancelled = the news that it is off
serviceday-expired = ⌛ Of the service day on { $day } this was not sent: { $occasions }. It could not go at its time (the bot was not running, or the date was changed late), and by now it would be of no use.
serviceday-missed = ⌛ Service day on { $day }: { $occasion } did not reach { $count } of { $total } in time. When they had time to read, the bot was not running, or it was too late. By now it would be of no use; if it matters, please tell them in another way.
serviceday-placeless = 📍 It is time to announce the service day on { $day }, but it has no place. Once it has one, the announcement begins at once.
serviceday-undecreed = 🗓 The holidays of { $year } aren't known yet, so the service day on { $day } may have to move. When they are out, please update the program, or write them into the file under days; until it is announced, the date follows by itself.

### broadcasts: writing to many
key-broadcast = 📣 Write to riders
typed-broadcast = broadcast | write to many | write to riders
menu-broadcast = Write to many riders
form-broadcast = the notice to riders
broadcast-ask = { $again ->
    [True] 📣 <b>What shall it say instead?</b> Just send it to me again.
   *[False] 📣 <b>What do you want to tell riders?</b> Just send it to me: words, a photo or several, a video, a file.
}

    I show you how it looks and how many get it. It goes out only when you press Send.
broadcast-kinds = I can't send this kind to many. Words, photos, videos, animations and files are fine.
broadcast-caption-long = The words under a picture or file can have { $most } characters at most. Make them shorter, or send the words alone.
broadcast-unfinished = 📣 This is the notice you haven't sent yet. To change it, just send it to me anew.
broadcast-moved = 👇 This has changed: please see below.
broadcast-album-below = 👆 Please see above
broadcast-ok = ✅ Got it
broadcast-preview-only = This works for riders who get it; what you see is how it looks.

broadcast-to = 👥 To <b>{ $count ->
    [1] { $count } rider
   *[other] { $count } riders
}</b>: { $who }
broadcast-who = { $who }
broadcast-off = { $all } fit; { $count } of them have “{ $topic }” switched on, and only they get it.
broadcast-at = 🕒 { $at }
broadcast-at-trades = 🕒 { $at }: { $trades }
broadcast-trade = { $trade } { $count }
broadcast-at-once = at once
broadcast-from = from { $at }
broadcast-moment = { $when ->
    [today] today { $time }
    [tomorrow] tomorrow { $time }
   *[later] { $weekday } { $day }/{ $month } { $time }
}
broadcast-topic-line = 🏷 Topic: { $topic }
broadcast-acks-line = ✅ They are asked to press “Got it”
broadcast-urgent-line = 🔔 Urgent: sounds in quiet hours too
broadcast-as-above = Above is what they get. To change it, send it to me anew.
broadcast-above-only = Above is what they get. For more than { $most }, a second one has to agree first.
broadcast-send = { $second ->
    [True] 📤 Ask a second one ({ $count })
   *[False] 📤 Send to { $count }
}
broadcast-whom = 👥 To whom
broadcast-when = 🕒 When
broadcast-test = 👀 Test to me
broadcast-more = ⋯ More
broadcast-tested = Sent to you, at the very bottom.

broadcast-whom-ask = 👥 <b>To whom?</b>
    Now: { $who }: <b>{ $count }</b>
    Choose several things, and only those get it who fit all of them.
broadcast-part-b = Branch
broadcast-part-a = Area
broadcast-part-t = Trade
broadcast-part-c = Company
broadcast-party = Party members (who agreed to this)
broadcast-missed = who did not get it last time
broadcast-everybody = ↩️ Everybody again
broadcast-list = 👥 <b>{ $part }</b>: press to choose, press again to leave out
    Now: { $who }: <b>{ $count }</b>
broadcast-list-none = 👥 <b>{ $part }</b>: nothing to choose now.
    Now: { $who }: <b>{ $count }</b>
broadcast-district = riders of { $district }
broadcast-and = { " + " }
broadcast-and-more = { $names } and others, { $count } in all

broadcast-when-ask = 🕒 <b>When shall it go?</b>
    Press one, or write it to me: “tomorrow 15:00”, “11-25 09:30”.
broadcast-slack = 🌤 When riders have time
broadcast-now = ⚡ Now
broadcast-type-hint = You are choosing a time. To change what it says, tap “Back” first.
broadcast-type-time = Please write when it shall go, such as “tomorrow 15:00” or “11-25 09:30”.
appointment-unclear = I don't understand the time “{ $given }”.
appointment-over = That time is over.
appointment-too-far = That is too far away; up to three months is fine.

broadcast-more-ask = ⋯ <b>You can also</b>
    ask them to press “Got it”: the report says how many did.{ $urgent ->
    [True] { "" }
        Urgent: it sounds in quiet hours too, for what can't wait.
   *[False] { "" }
}
broadcast-acks = Ask for “Got it”
broadcast-urgent = 🔔 Urgent
broadcast-topic = 🏷 Topic: { $topic }
broadcast-topics-ask = 🏷 <b>Which topic is it?</b> Only riders who have it switched on get it; the number says how many.
broadcast-drop = 🗑 Don't send it
broadcast-dropped = All right, it is not sent.
broadcast-undrop = ↩️ Send it after all

broadcast-waiting = ⏳ <b>Waiting for a second one to agree.</b> For more than { $most } it takes two; then it goes out.
broadcast-back = ↩️ Take it back and change it
broadcast-sent = { $planned ->
    [True] ✅ <b>Done: it goes { $at }.</b>
   *[False] ✅ <b>Done, it is going out.</b> See below how far it is.
}
broadcast-second = 📣 <b>{ $name }</b> wants to send the notice above. For more than { $most }, you have to agree too.
broadcast-second-over = { $sent ->
    [True] ✅ { $name }'s notice was agreed to and is going out.
   *[False] { $name }'s notice was not sent; there is nothing left to do.
}
broadcast-agree = ✅ Agree, send it
broadcast-decline = ✖️ Not yet
broadcast-decided = { $agreed ->
    [True] ✅ A second one agreed: your notice is going out.
   *[False] ✖️ A second one said not yet. You can ask why, change it, and press Send again.
}

broadcast-mend = ✏️ Change it
broadcast-stopped = { $begun ->
    [True] 📣 The rest of your notice is not sent: you may not write to these riders any more. An administrator can tell you more.
   *[False] 📣 Your notice was not sent: you may not write to these riders any more. An administrator can tell you more.
}
broadcast-stopped-others = ✋ What { $name } wrote to many has been stopped: they may not do so any more. Who has got it still has it; the report lets you take it back.
broadcast-not-yours = This is not your notice.
broadcast-gone = Its content is gone. Please send it to me again.
broadcast-nobody = Nobody would get it now. Please change “To whom” or the topic, or ask riders to switch the topic on: /notices.
broadcast-time-over = 🕒 The time that was chosen is over. Another has to be chosen under “When”.
broadcast-no-second = For more than { $most } a second one has to agree, and nobody else could. Choose fewer people, or have one more administrator named.
broadcast-changed = It has just changed. Please look once more, then press Send.
broadcast-begun = It has been sent, and is not sent again.
broadcast-waits = It waits for a second one. To change it, press “Take it back” first.
broadcast-not-waiting = Its author took it back to change it; there is nothing to agree to now.
broadcast-dropped-before = This one is not sent any more.
broadcast-author-gone = Its author may not write to many any more, so it was not sent.
broadcast-another = You are writing another one. Send it or give it up first.
broadcast-no-topic = No topics are set up yet. Please ask an administrator.

### service days: what is kept, and one's own
kept-service-days = · <b>Service days</b> (that you come, what you booked, that you came, how it was): to plan seats, give points, do better; the organisers see numbers, and words without names. { $days } days
mydata-part-service-days = Service days
mydata-service-day = service day
mydata-coming = said
mydata-coming-coming = comes
mydata-coming-left = doesn't come
mydata-service = service
mydata-seat = seat
mydata-seat-seated = booked
mydata-seat-waiting = in line
mydata-attended-at = counted at
mydata-counted-by = counted by
mydata-counted-by-scope = of
mydata-stars = stars
