//! axe-core on the page as it stands: any violation fails.

use std::sync::OnceLock;

use serde_json::Value;

use crate::Browser;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// On paper.
    Light,
    /// At night.
    Dark,
}

impl Scheme {
    /// As CSS and the account settings name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = xtask::root().join("node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(file).expect("axe-core is installed: run `npm ci`")
    })
}

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${rule.help}\\n    ${node.html}\\n    ${node.failureSummary}`))))
        .catch(error => done(['axe itself failed: ' + error]));
";

impl Browser {
    /// Checks the page in light and in dark against WCAG 2.2 AA and the best practices axe knows.
    ///
    /// # Panics
    /// On any violation, with the elements it was found on.
    pub async fn axe(&self) {
        for scheme in [Scheme::Light, Scheme::Dark] {
            self.axe_in(scheme).await;
        }
    }

    /// Checks the page in one scheme.
    ///
    /// # Panics
    /// On any violation, with the elements it was found on.
    pub async fn axe_in(&self, scheme: Scheme) {
        self.scheme(scheme).await;
        let there = self.script("return typeof window.axe === 'object'", &[]).await;
        if there != Value::Bool(true) {
            self.script(source(), &[]).await;
        }
        let found = self.client.execute_async(RUN, Vec::new()).await.expect("axe runs");
        let found: Vec<String> = serde_json::from_value(found).expect("a list of violations");
        if !found.is_empty() {
            let place = self.place().await;
            panic!("axe on {place}, {}:\n  {}", scheme.name(), found.join("\n  "));
        }
    }
}
