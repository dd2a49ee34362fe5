//! The organisation's look in a mail. The logo travels inside it: a picture on our server would tell us when somebody
//! opens a mail.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::brand::{Accent, Logo};

/// How large a logo is shown in a mail at most.
const MOST: (u32, u32) = (200, 48);
/// The Content-ID by which the HTML part refers to the logo (RFC 2392).
pub const LOGO_ID: &str = "logo@organisation";
/// Our own accent as the template's styles have it, in the light scheme and in the dark one.
const OURS: (&str, &str) = ("#5b2466", "#d9a8ea");
/// What a colour follows in a style; in a text that somebody wrote it's left as it is.
const BEFORE: [&str; 4] = ["color:", "background:", "solid ", "border-color:"];

/// What a mail has of the organisation's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailBrand {
    /// Its colour.
    pub accent: Option<Accent>,
    /// Its logo.
    pub logo: Option<MailLogo>,
}

/// A logo with its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLogo {
    /// Its size.
    pub logo: Logo,
    /// A PNG file.
    pub file: Arc<[u8]>,
}

impl MailBrand {
    /// The logo above everything else. It has no alternative text, as the name is next to it.
    pub(super) fn picture(&self) -> Option<impl IntoView + use<>> {
        let (width, height) = self.logo.as_ref()?.logo.shown(MOST);
        let source = format!("cid:{LOGO_ID}");
        Some(view! {
            <p style="margin:0 0 8px">
                <img class="logo" src=source alt="" width=width.to_string() height=height.to_string()
                    style="display:block;border:0"/>
            </p>
        })
    }

    /// The document with the organisation's colour in place of ours.
    pub(super) fn dress(&self, document: String) -> String {
        let mut dressed = document;
        if self.logo.is_some() {
            // A dark logo would be lost on dark paper.
            dressed = dressed.replacen(".ink{", ".logo{background:#ffffff!important}\n.ink{", 1);
        }
        let Some(accent) = self.accent else { return dressed };
        let (light, dark) = OURS;
        for (ours, theirs) in [(light, accent.light()), (dark, accent.dark())] {
            for before in BEFORE {
                dressed = dressed.replace(&format!("{before}{ours}"), &format!("{before}{theirs}"));
            }
        }
        dressed
    }
}

#[cfg(test)]
mod tests {
    use crate::mails::{self, blocks::Mail};
    use crate::samples_mails;

    use super::*;

    fn plain() -> Mail {
        let (_, kind, about) = samples_mails::mails().remove(0);
        mails::compose(kind, &about)
    }

    fn dressed() -> Mail {
        let logo = Logo { hash: "ab".to_owned(), width: 400, height: 80 };
        let mut mail = plain();
        mail.brand = MailBrand {
            accent: Accent::new("#005f5f".parse().unwrap(), Some("#7fd6d6".parse().unwrap())).ok(),
            logo: Some(MailLogo { logo, file: Arc::from([1, 2, 3]) }),
        };
        mail
    }

    #[test]
    fn a_mail_has_the_colour_in_both_schemes_and_the_logo_once() {
        let html = dressed().html();
        assert!(html.contains("background:#005f5f") && html.contains(".button{background:#7fd6d6!important}"));
        assert!(!html.contains(OURS.0) && !html.contains(OURS.1), "nothing of ours is left");
        assert_eq!(html.matches("cid:logo@organisation").count(), 1);
        assert!(html.contains("width=\"200\" height=\"40\""));
    }

    #[test]
    fn a_mail_without_a_brand_is_as_it_was() {
        let html = plain().html();
        assert!(html.contains(OURS.0) && html.contains(OURS.1) && !html.contains("cid:logo"));
    }
}
