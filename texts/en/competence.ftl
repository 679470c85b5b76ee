matrix-title = Competence matrix
matrix-everything = The whole company
matrix-breadcrumb = You are here
matrix-department = Department
matrix-wave = Wave
matrix-all-waves = All
matrix-show = Show
matrix-clear = Clear
matrix-role = Role
matrix-all-roles = All roles
matrix-competence = Competence
matrix-level = Level
matrix-current = Current
matrix-need = Needed
matrix-gap = Gap
matrix-weight = Weight
matrix-people-column = People
matrix-priority = Priority
matrix-meeting = At the needed level
matrix-competence-and-role = Competence and role
matrix-range-and-need = Range and need
matrix-reached = Reached
matrix-gap-spoken = Gap { $gap }
matrix-of-needed = { $current } of { $needed }
matrix-no-need = no need set
matrix-cell-detail = range { $range }, { $people } people
matrix-unknown = Unknown
matrix-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}
matrix-known-of = { $known } of { $people } people
matrix-sentence = The greatest need is “{ $competence }” in the role { $role }: the current level is { $current } and the role needs { $needed }. This affects { $people } people.
matrix-sentence-no-gap = Every role that can be shown reaches what it needs.
matrix-sentence-unknown = We do not know enough yet to show where you stand.
matrix-nothing-known = There is nothing to show here yet. A figure is shown once at least { $smallest } people have answered.
matrix-legend = How to read the matrix
matrix-legend-reached = Need reached
matrix-legend-small = Gap under 0.75
matrix-legend-middle = 0.75 to 1.5
matrix-legend-large = 1.5 to 2.25
matrix-legend-largest = Over 2.25
matrix-legend-unknown = Unknown
matrix-legend-strip = Level 0–4 with its range; the mark is the need
matrix-first-title = Train this first
matrix-first-text = At the top is what pays off most: the largest gap, the heaviest weight, the most people.
matrix-formula-title = How the priority is worked out
matrix-formula = priority = gap × weight × people
matrix-formula-text = The gap is the need minus the current level. The weight, 1 to 3, is set in the role profile. People are those whose level is known. The figure shows where to start, not what it costs.
matrix-formula-more = Worked examples
matrix-as-of = Worked out on { $date }. Every level is an estimate with a 90% range.
matrix-older = Worked out on { $date }.
matrix-older-spoken = worked out on { $date }
matrix-older-name = { $name } (worked out on { $date })
matrix-how = How we calculate
matrix-privacy = Figures are always about groups of at least { $smallest } people. Only the person can see their own row.
matrix-empty-title = The matrix fills up as people answer
matrix-empty-text = When the assessment has been answered, this shows what each role needs, where you stand and what to train first.
matrix-empty-action = To the assessment
matrix-levels-title = Current and needed, level 0–4
matrix-role-reading = The most to gain is in “{ $competence }”.
matrix-role-no-gap = The role reaches what it needs in everything that can be shown.
matrix-figures-title = The figures
matrix-distribution-title = How the levels are spread: { $competence }
matrix-meeting-reading = { $share } are at the level their role needs, with a range from { $low } to { $high }.
matrix-by-role-title = Current and needed by role, level 0–4
matrix-competence-reading = The average level is { $current }. The average need is { $needed }.
matrix-competence-reading-roles = Current and needed in every role with enough answers.

me-title = My row
me-privacy = Only you see this page. Others see only figures for groups of at least { $smallest }.
me-nobody-title = You are not on the HR list
me-nobody-text = Only employees have a row of their own. You can read the matrix of the groups if your role has access to it.
me-empty-title = Your row is still empty
me-empty-text = Once you have answered the assessment, this shows where you stand, what your role needs and what the next step is.
me-empty-action = To the assessment
me-chart-title = Where I stand, level 0–4
me-chart-reading = You reach what your role needs in { $reached } of { $needed } competences.
me-chart-legend = The dot is the most likely level. The thick part covers your level with 50% certainty, the thin line with 90%. The upright mark is what your role needs.
me-sentence = You have come furthest in “{ $strongest }”. The largest gap to what your role needs is in “{ $largest }”.
me-sentence-no-gap = You have come furthest in “{ $strongest }”, and you reach what your role needs wherever something is known.
me-sentence-unknown = Nothing is known about your levels yet.
me-level = Level
me-probably = probably { $range }
me-almost-surely = almost certainly { $range }
me-needed = Your role needs
me-self-and-observed = Your view and others’
me-self = Yourself: { $level }
me-observed = From others or from tasks: { $level }
me-no-self = You have not rated yourself
me-no-observed = Nothing from others or from tasks yet
me-now = Where you are now
me-next = The next level
me-sources = What it is based on
me-source = Source
me-date = Date
me-value = Value
me-weight = Weight
me-weight-text = The weight shows how much each source affects the estimate. Old evidence weighs less than new.
me-expected = Expected in the role
me-needs = Your role needs level { $level }.
me-first-step = The first step: “{ $anchor }”

evidence-kind-self = Self-assessment
evidence-kind-challenge = Mini-challenge
evidence-kind-quiz = Questions after a unit
evidence-kind-peer = A colleague’s view
evidence-kind-manager = A manager’s view
evidence-kind-timed-sample = Timed sample
evidence-kind-use-case = Use case
evidence-source-assessment = assessment
evidence-source-challenge = mini-challenge
evidence-source-import = import

profiles-title = Role profiles
profiles-lead = What each role needs to be good at. Roles with a lot of text, documents and data come first in the queue, because that is where AI makes the most difference.
profiles-empty-title = Import the HR list first
profiles-empty-text = Roles come from the HR list. Once it has been imported, each role gets a proposal for you to go through.
profiles-empty-action = Import the HR list
profiles-to-check = { $count ->
    [one] One profile is a proposal
   *[other] { $count } profiles are proposals
}
profiles-to-check-text = We guessed from the name of the role. Change what is not right, or confirm them all as they are. You can change them later.
profiles-check-all = Confirm all
said-profiles-checked = All profiles are confirmed.
profiles-place = Place
profiles-from = Starts from
profiles-plain = Ordinary office work
profiles-most = Weighted highest
profiles-share-text = Text
profiles-share-documents = Documents
profiles-share-data = Data
profiles-state = State
profiles-checked = Confirmed
profiles-proposed = Proposal
profiles-queue-text = The place depends on the share of text, documents and data together. Equal shares are in alphabetical order.
profiles-from-lead = Starts from the ready-made profile “{ $ready }”.
profiles-other = About the profile, or start from another
profiles-start-from = Ready-made profile
profiles-use = Start from it
profiles-shares = Share of working time spent on
profiles-shares-hint = A rough estimate is enough. Together at most 100%.
profiles-share-wrong = Enter a whole number from 0 to 100.
profiles-shares-too-many = Together the shares come to more than 100%.
profiles-needs = What the role needs
profiles-level = Level needed
profiles-level-of = Level needed in { $competence }
profiles-weight-of = Weight of { $competence }
profiles-save-hint = Weight 1 is good to have, 2 important, 3 decisive. The matrix is recalculated at once.
profiles-save = Save and confirm

model-title = Competence model
model-lead = What you need to be good at to benefit from AI at work. The descriptions are written so that you recognise yourself.
model-version = Version { $version }
model-add = Add a competence
model-add-title = New competence
model-change = Change { $competence }
model-levels-title = What the levels mean
model-tier = Part of the model
model-name = Name
model-short = Short name
model-short-hint = At most 14 characters. Heads a column of the matrix.
model-question = Self-assessment question
model-description = Description
model-edit-lead = The change becomes a new version. Existing answers keep the wording they were given to.
model-retire-title = Retire
model-retire-text = The competence leaves future questions and the matrix. Earlier answers are kept, and you can bring it back.
model-retire = Retire
model-retired-title = Retired
model-retired-text = These are not in use at the moment. Earlier answers are kept.
model-return = Take back into use
model-source-title = How it maps to DigComp
model-tier-lacks = Choose which part of the model it belongs to.
model-name-lacks = Enter a name in every language.
model-short-lacks = Enter a short name of at most 14 characters.
model-question-lacks = Write the self-assessment question in every language.
model-anchor-lacks = Describe every level in every language.
error-model-changed-title = Somebody else got there first
error-model-changed-text = The model was changed while you were writing. Go back, copy your text, reload the page and make the change again.
error-model-empty-title = One competence has to remain
error-model-empty-text = The model cannot be empty. Add another competence first.

export-file-name = competence-matrix
export-levels-sheet = Levels
export-details-sheet = All figures
export-notes-sheet = About the figures
export-role-people = People in the role
export-low = Range from
export-high = Range to
export-distribution = Distribution (level: people)
export-note-levels = A level lies between 0 and 4. Empty cells are unknown: nothing is known, or the group is too small to be shown. Unknown is not zero.
export-as-of = Worked out on
export-note-dates = Some figures may be from an earlier date than the rest. The last column says when each was worked out.

audit-role-profile-changed = Changed the role profile of { $role }
audit-role-profiles-checked = Approved { $roles ->
    [one] 1 role profile
   *[other] { $roles } role profiles
}
audit-competence-changed = Changed { $name ->
    [none] a competence
   *[other] the competence “{ $name }”
}
audit-competence-added = Added { $name ->
    [none] a competence
   *[other] the competence “{ $name }”
}
audit-competence-retired = Retired { $name ->
    [none] a competence
   *[other] the competence “{ $name }”
}
audit-competence-returned = Brought back { $name ->
    [none] a competence
   *[other] the competence “{ $name }”
}
me-each-title = Competence by competence
me-summary-level = level { $level }
me-summary-gap = level { $level }, gap { $gap }
me-summary-reached = level { $level }, need reached
me-needed-gap = { $needed }. You are { $gap } away.
me-needed-reached = { $needed }, and you are there.
told-as-of = Worked out on { $date }
told-level = { $name } ({ $level } of 4)
told-counted = Your number there

published-title = What the matrix shows and does not show
published-lead = { $today } of { $groups } figures about groups are shown as they are today. { $older } are shown as they were on an earlier date, and { $hidden } are not shown.
published-rule = A new figure is shown only if its difference from everything shown before is about at least { $smallest } people. Otherwise the old one stays, with its date, or none is shown.
published-nothing = The matrix has not been worked out yet. Once it has, you will see here what is shown, and why something is not.
published-shown-title = What is shown
published-shown-text = A group is a department, a role, a wave or a combination of them in which somebody’s level is known. A person counts once for each group that is not shown.
published-groups = Groups
published-today = Today’s figure
published-older = Older figure
published-hidden = Not shown
published-people = People in groups not shown
published-why-title = Why today’s figure is not shown
published-why-text = Number of groups for each reason. Readers of the matrix are not told the reason, because it could reveal who has answered.
published-few = Too few people
published-few-new = Too little is new
published-compared = Reveals few when compared
published-protects = Protects a smaller group
published-as-of = Worked out on { $date }.
published-privacy = Only the data protection role can see this page.
