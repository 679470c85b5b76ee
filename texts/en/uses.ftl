uses-title = AI with personal data
uses-lead = Everything we do with AI in which there is personal data: what for, with which tool, who may, and why it is allowed.
uses-none = Nothing is in the register. As long as it is empty nobody should put personal data into an AI tool.
uses-ended = { $count ->
    [one] One use that has ended
   *[other] { $count } uses that have ended
}
uses-law = This is not legal advice. The legal bases are in
use-add = Write in a use
use-edit = Change the use
use-form-lead = One use for each piece of work. Whoever reads should see what is done and why it is allowed.
use-title = What is done?
use-title-hint = For example: answers to customer cases with name and order.
use-purpose = Why?
use-tool = Tool
use-tool-choose = Choose an approved tool
use-tool-hint = The tool must be allowed to take the kinds of data you tick.
use-who = Who may?
use-who-hint = A role or a group, not names.
use-basis = Legal basis
use-grounds = Why does the basis hold?
use-grounds-hint = For sensitive data: which exception in article 9 applies. Check with whoever is responsible for data protection.
use-decided = Decided
use-ended-on = Ended
use-ended = ended { $date }
use-due = To be looked at
use-error-tool = Choose a tool from the list.
use-error-classes = Tick at least one kind of data.
use-error-basis = Choose a legal basis.
error-use-tool-title = The tool may not take it
error-use-tool-text = Change the tool in the list of tools, if the contract holds for it, or choose another.
table-ai-use = AI uses you own
column-use-of-ai = Use
register-ai_use = AI with personal data
register-ai_use-owner_id = Who owns it
audit-use-added = Wrote in the AI use “{ $title }”
audit-use-changed = Changed the AI use “{ $title }”
