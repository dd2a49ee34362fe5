//! Ways to sign up that aren't our own page: a form on another website, a tablet at a stall, paper.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::qr::Qr;
use crate::text::{Words, dates};

/// What they need.
#[derive(Clone, Debug)]
pub struct SignUpWays {
    /// The title of the event or newsletter.
    pub title: String,
    /// Its name in URLs.
    pub slug: String,
    /// The whole URL that takes an address from another website.
    pub form: String,
    /// The whole URL of the stall.
    pub stall: String,
    /// Until when that works.
    pub stall_until: DateTime<Utc>,
    /// The path of the sheet to print.
    pub paper: String,
    /// The path where it's typed in, for those who may.
    pub add: Option<String>,
}

/// The three of them.
#[component]
pub fn WaysToSignUp(
    /// The texts.
    words: Words,
    /// What they need.
    ways: SignUpWays,
) -> impl IntoView {
    let until = dates::moment(&words, ways.stall_until, words.home());
    let snippet = snippet(&words, &ways);
    let add = ways.add.map(|add| view! { <a href=add>{words.get("share-paper-add")}</a> });
    view! {
        <h2>{words.get("share-ways")}</h2>
        <p>{words.get("share-ways-confirm")}</p>
        <h3>{words.get("share-form")}</h3>
        <p>{words.get("share-form-text")}</p>
        <div class="wide" tabindex="0" role="region" aria-label=words.get("share-form-label")>
            <pre class="snippet"><code>{snippet}</code></pre>
        </div>
        <h3>{words.get("share-stall")}</h3>
        <p>{words.get("share-stall-text")}" "{words.with("share-stall-until", [("moment", until.into())])}</p>
        <p>{words.get("share-stall-before")}</p>
        <Qr of=ways.stall.clone() alt=words.get("share-stall-qr")/>
        <p class="buttons"><a class="button quiet" href=ways.stall>{words.get("share-stall-open")}</a></p>
        <h3>{words.get("share-paper")}</h3>
        <p>{words.get("share-paper-text")}</p>
        <p class="buttons"><a class="button quiet" href=ways.paper>{words.get("share-paper-link")}</a>{add}</p>
    }
}

/// The form for another website: plain HTML that only sends an address to our page, which shows the rest. It jumps to our
/// form, which may be far down.
#[must_use]
pub fn snippet(words: &Words, ways: &SignUpWays) -> String {
    let (action, id) = (escape(&ways.form), format!("sign-up-{}", ways.slug));
    let label = escape(&words.get("field-email"));
    let button = escape(&words.get("share-form-button"));
    let next = escape(&words.with("share-form-next", [("title", ways.title.clone().into())]));
    format!(
        "<form action=\"{action}#sign-up\" method=\"post\">\n  <p><label for=\"{id}\">{label}</label></p>\n  \
         <p><input id=\"{id}\" name=\"email\" type=\"email\" autocomplete=\"email\" required></p>\n  \
         <p>{next}</p>\n  <p><button>{button}</button></p>\n</form>"
    )
}

/// A text for the inside of an element or an attribute of somebody else's page.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;
    use crate::samples;

    fn ways(title: &str) -> SignUpWays {
        SignUpWays {
            title: title.to_owned(),
            slug: "news".to_owned(),
            form: "https://events.harbour.example/newsletters/news/form".to_owned(),
            stall: String::new(),
            stall_until: samples::now(),
            paper: String::new(),
            add: None,
        }
    }

    #[test]
    fn the_snippet_sends_an_address_and_nothing_else_to_our_page() {
        let snippet = snippet(&Words::timeless(&Language::english()), &ways("Quayside news"));
        assert!(
            snippet.contains("action=\"https://events.harbour.example/newsletters/news/form#sign-up\" method=\"post\"")
        );
        assert_eq!(snippet.matches(" name=").count(), 1);
        assert!(!snippet.contains("script") && !snippet.contains("style") && !snippet.contains(" src="));
    }

    #[test]
    fn a_title_cannot_become_markup_on_somebody_elses_page() {
        let snippet = snippet(&Words::timeless(&Language::english()), &ways("<script>alert(\"1\")</script> & more"));
        assert!(snippet.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more"), "{snippet}");
        assert!(!snippet.contains("<script"));
    }
}
