//! What this room stores, column by column: nothing about a person.

store::register! {
    table module_state {
        plain: org_id, module, state, changed_at;
    }
}
