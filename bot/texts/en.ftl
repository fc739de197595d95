### Everybody

language-name = English
language-ask = Which language?
language-chosen = All right, English from now on.

welcome = Hello { $name }, this is Nuanyi.
    Tap <b>📍 Find a station</b> below: where the nearest warm stations are, whether they are open, and what they have.
    Or just type part of a name or a street.
help = <b>What I can do:</b>
    📍 <b>Find a station</b>: tap the button, or send me a location
    🔎 <b>Search</b>: just type, for example a street
    ⭐ <b>My stations</b>: the ones you saved
    ⚠️ Closed, or no hot water? Open the station and tap “Something is wrong”

    /language  /myid your numeric id  /cancel drop a form
my-id = Your numeric id is <code>{ $id }</code>
cancelled = All right, dropped.
nothing-to-cancel = There is nothing to cancel.
something-new = All right, that one is put away. What would you like to do?
edited = I don't read a message again when it is edited. Please send it as a new one.
old-button = This button is out of date. Please use the menu again.
unknown-command = I don't know this command. Tap a button below, or send /help to see what I can do.
unknown-kind = I can't read this. Send me a location to find a station, or type a name or a street.
failed = Sorry, that did not work, and it was our fault. Please try again; if it fails again, tell an administrator the number <code>{ $incident }</code>.
draft-stale = “{ $form }” is still half filled. Go on with it, or do something else?
draft-go-on = Go on
draft-new = Something else
form-problem = Something is wrong with a station

key-near = 📍 Find a station
key-favourites = ⭐ My stations
key-help = ❓ Help

menu-start = Start
menu-near = Find the nearest station
menu-favourites = My stations
menu-language = Change the language
menu-myid = My numeric id
menu-help = What I can do
menu-cancel = Drop a form

### Places

place-not-a-number = That is no position. Please give latitude and longitude as numbers, such as 34.75 and 113.62.
place-out-of-range = There is no such place: latitude { $latitude }, longitude { $longitude }. Latitude lies between -90 and 90, longitude between -180 and 180; they may be the wrong way round.
place-in-the-atlantic = That position (0, 0) is in the Atlantic: the phone has probably not found itself yet. Please turn location on, wait a moment and send it again.
place-unknown-datum = There is no datum “{ $datum }” here; please use wgs84, gcj02 or bd09.
