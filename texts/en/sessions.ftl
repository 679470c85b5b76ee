sessions-title = Sessions
sessions-lead = Short sessions in which you try things together on tasks of your own.
sessions-mine = You are invited
sessions-mine-none = No session is planned for you at the moment.
sessions-planned = Planned sessions
sessions-planned-none = No sessions are planned. Choose a kit below.
sessions-held = Earlier sessions
sessions-kits = Ready-made kits
sessions-kits-text = Each kit has an agenda, material and what tends to go wrong. Anybody with a little practice can lead them.
kit-for-everybody = For everybody
kit-for-managers = For managers
kit-for-leadership = For leadership
kit-bring = Bring
kit-places = Places
kit-places-count = Made for up to { $count } people
kit-week = Week of the programme
kit-units = Units that belong to it
kit-agenda = Agenda
kit-part = Part
kit-what = What happens
kit-time = Time
session-plan = Plan a session
session-plan-do = Plan and invite
session-edit = Change the session
session-edit-lead = Those invited get a mail, and the session moves in their calendars.
session-save = Save and tell them
session-title = Name
session-date = Day
session-time = Begins
session-place = Place
session-place-hint = A room, or the link to a video meeting.
session-host = Led by
session-host-email = Who leads it (e-mail)
session-host-hint = Somebody on the HR list. The invitation comes in their name.
session-who = Who is invited?
session-who-nobody = Nobody for now
session-who-managers = All managers
session-who-everybody = Everybody on the HR list
session-error-empty = Fill this in.
session-error-date = Give a date, for example 2026-11-23.
session-error-time = Give a time of day, for example 13:00.
session-error-minutes = Write a number between 5 and 600.
session-error-host = Nobody on the HR list has that address.
session-bring = Bring: { $bring }
session-calendar = Put in the calendar
session-door = Sheet for the door
session-door-text = Scan the code with your phone and press the button, and you are counted as present.
session-door-code = QR code for attendance
session-off = Cancelled
session-off-text = The session is cancelled.
session-you-were-there = You were there.
session-you-are-asked = You are invited.
session-about = About the session
session-agenda = Agenda and material
session-how = How it went
session-counts = { $asked } on the list, { $there } were there.
session-feedback = Two questions
session-useful = How useful was it?
session-will-use = How likely are you to use it this week?
session-not-at-all = not at all
session-very = very
session-feedback-do = Answer
session-feedback-privacy = The answer is kept without your name and shown only as a mean once at least { $smallest } have answered.
session-mean = { $mean } of 5
session-answers = { $count } answers
session-told-later = The answers are shown after { $date }, when nobody can answer any more.
session-told-smallest = If fewer than { $smallest } have answered, nothing is shown.
session-ask = Invite more people
session-ask-hint = Whoever is invited already gets no new mail.
session-ask-do = Invite
session-cancel-do = Cancel the session
session-cancel-text = Those invited get a mail, and the session is taken out of their calendars.
session-here-text = You are here. Press the button and that is it.
session-here-do = I am here
said-session-added = The session is planned.
said-session-changed = Changed. Those invited have been told.
said-session-asked = The invitation is on its way.
said-session-cancelled = The session is cancelled.
said-session-there = Welcome. You are counted.
said-session-answered = Thank you for answering.
said-feed-ended = The subscription has ended.
error-session-cancelled-title = The session is cancelled
error-session-cancelled-text = It cannot be changed. Plan a new one instead.
error-session-door-title = Not the right time
error-session-door-text = Attendance is open from two hours before the session until twelve hours after.
error-session-feedback-title = You cannot answer
error-session-feedback-text = Either you have answered already, or you were not counted as present, or more than a week has passed.
session-mail-new-subject = Invitation: { $title }
session-mail-new-body = Hello { $name },

    You are invited to { $title }.
    When: { $when }, { $minutes } minutes
    Where: { $place }

    { $about }

    { $organisation }
session-mail-changed-subject = Changed: { $title }
session-mail-changed-body = Hello { $name },

    { $title } has changed. This is how it is now:
    When: { $when }, { $minutes } minutes
    Where: { $place }

    { $about }

    { $organisation }
session-mail-cancelled-subject = Cancelled: { $title }
session-mail-cancelled-body = Hello { $name },

    { $title } on { $when } is cancelled.

    { $organisation }
feed-title = Calendar
feed-lead = Get the programme's steps, milestones, waves and your sessions into your own calendar.
feed-name = Kunnig
feed-own = Your subscription
feed-own-text = You get an address to put into your calendar. When something changes, the calendar follows.
feed-made = You have had an address since { $date }. If you have lost it, make a new one.
feed-make = Make an address
feed-again = Make a new address
feed-end = End the subscription
feed-address = Your address
feed-address-text = Copy it now. It is shown only once. In Outlook choose Add calendar and Subscribe from web.
feed-privacy = Whoever has the address sees your sessions. Give it to nobody else. A new address closes the old one.
feed-programme = The programme as a file
feed-programme-text = Steps, milestones and waves as they are today.
feed-programme-do = Get the calendar file
purpose-session = To invite to sessions, count how many came and let everybody answer once.
purpose-feed = To give you a calendar to subscribe to.
table-training-session = Sessions you lead
table-training-guest = Sessions you are invited to
table-calendar-feed = Your calendar subscription
column-session = Session
column-attended-at = Was there
register-training_session = Sessions
register-training_session-host_id = Who leads it
register-training_guest = Invited to sessions
register-training_guest-person_id = Who is invited
register-training_guest-attended_at = When they said they were there
register-training_guest-answered = Whether they have answered the questions afterwards, not what
register-training_feedback = Answers after sessions, without names
register-calendar_feed = Calendar subscriptions
register-calendar_feed-person_id = Who subscribes
register-calendar_feed-token_hash = Checksum of the address
register-calendar_feed-made_at = When the address was made
audit-session-added = Planned the session “{ $title }”
audit-session-changed = Changed the session “{ $title }”
audit-session-cancelled = Cancelled the session “{ $title }”
column-starts-at = Starts
