//! Forms as they stand in a page: read from the HTML, filled in, and sent as a browser would. It reads what this
//! program's templates write, not any HTML there is.

/// A form of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent; empty for the page itself.
    pub action: String,
    /// The fields as they would be sent untouched: chosen, typed or hidden.
    pub fields: Vec<(String, String)>,
    /// What else could be chosen: boxes, radio buttons, options, and buttons with a name.
    pub choices: Vec<(String, String)>,
}

impl Form {
    /// Every form of a page that is sent by POST.
    #[must_use]
    pub fn all(html: &str) -> Vec<Self> {
        let mut forms = Vec::new();
        let mut form: Option<Self> = None;
        let mut select = String::new();
        let mut first_option = None;
        for tag in html.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
            let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
            let of = |attribute: &str| attribute_of(tag, attribute);
            if name == "form" && of("method").as_deref() == Some("post") {
                form = Some(Self { action: of("action").unwrap_or_default(), ..Self::default() });
            }
            let Some(this) = &mut form else { continue };
            match name {
                "input" => this.input(tag),
                "select" => {
                    select = of("name").unwrap_or_default();
                    first_option = None;
                }
                "option" => {
                    let value = of("value").unwrap_or_else(|| text.trim().to_owned());
                    first_option.get_or_insert_with(|| value.clone());
                    if has_word(tag, "selected") {
                        first_option = Some(value.clone());
                    }
                    this.choices.push((select.clone(), value));
                }
                "textarea" => this.fields.push((of("name").unwrap_or_default(), unescape(text))),
                "button" => {
                    if let (Some(name), Some(value)) = (of("name"), of("value")) {
                        this.choices.push((name, value));
                    }
                }
                _ if tag.starts_with("/select") => {
                    this.fields.extend(first_option.take().map(|value| (select.clone(), value)));
                }
                _ if tag.starts_with("/form") => forms.extend(form.take()),
                _ => {}
            }
        }
        forms
    }

    /// The form of a page that is sent to a path ending like this.
    ///
    /// # Panics
    /// When there is none; with those there are.
    #[must_use]
    pub fn to(html: &str, ending: &str) -> Self {
        let forms = Self::all(html);
        let found = forms.iter().find(|form| form.action.ends_with(ending)).cloned();
        found.unwrap_or_else(|| panic!("no form to …{ending} among {forms:#?}\n{html}"))
    }

    fn input(&mut self, tag: &str) {
        let Some(name) = attribute_of(tag, "name") else { return };
        let value = attribute_of(tag, "value");
        match attribute_of(tag, "type").as_deref() {
            Some("radio" | "checkbox") => {
                let pair = (name, value.unwrap_or_else(|| "on".to_owned()));
                if has_word(tag, "checked") {
                    self.fields.push(pair.clone());
                }
                self.choices.push(pair);
            }
            Some("submit" | "file") => {}
            _ => self.fields.push((name, value.unwrap_or_default())),
        }
    }

    /// Writes into a field or chooses among its choices, in place of what it held.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// The value of an attribute, if it is written as `name="value"`.
fn attribute_of(tag: &str, attribute: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next().map(unescape)
}

/// Whether a word stands in a tag outside its values.
fn has_word(tag: &str, word: &str) -> bool {
    tag.split('"').step_by(2).any(|outside| outside.split_whitespace().any(|this| this == word))
}

fn unescape(text: &str) -> String {
    let mut text = text.to_owned();
    for (from, to) in [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        text = text.replace(from, to);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_would_be_sent() {
        let html = r#"<form method="get" action="/search"><input name="q"></form>
            <form method="post" action="/a/save"><input type="hidden" name="id" value="7">
            <input type="radio" name="level" value="1"><input type="radio" name="level" value="2" checked>
            <select name="role"><option value="a">A</option><option value="b" selected>B</option></select>
            <textarea name="why">a &amp; b</textarea><button name="go" value="next">Next</button></form>"#;
        let form = Form::to(html, "/save").with("level", "1");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            form.fields,
            [pair("id", "7"), pair("role", "b"), pair("why", "a & b"), pair("level", "1")]
        );
        assert!(form.choices.contains(&pair("go", "next")));
        assert_eq!(Form::all(html).len(), 1);
    }
}
