//! Beginning a draft: for which branch, and what is still missing of it.

use app::domain::role::Role;

use super::{begin, site};
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

both!(whoever_has_several_branches_chooses_one);
async fn whoever_has_several_branches_chooses_one(engine: Engine) {
    let (app, olu) = site(engine).await;
    let both = [("quayside", Role::Organiser), ("hillside", Role::Organiser), ("hillside", Role::Administrator)];
    let two = Colleague::new(&app, "two", &[&both[..], &[("quayside", Role::Administrator)]].concat()).await;
    let page = two.get(&app, "/organise/new").await;
    let is_chosen = |body: &str, branch: &str| body.contains(&format!("<option value=\"{branch}\" selected"));
    let chosen = |body: &str| ["quayside", "hillside"].iter().any(|branch| is_chosen(body, branch));
    assert!(page.says("Choose a branch") && !chosen(&page.body), "{}", page.body);
    let refused = two.post(&app, "/organise/new", &[("kind", "branch-meeting"), ("branch", "")]).await;
    assert!(refused.status == 422 && refused.links().contains(&"#f-branch".to_owned()), "{}", refused.text());
    let refused = two.post(&app, "/organise/new", &[("branch", "hillside")]).await;
    assert!(refused.status == 422 && refused.links().contains(&"#f-kind".to_owned()) && chosen(&refused.body));
    let begun = two.post(&app, "/organise/new", &[("kind", "branch-meeting"), ("branch", "hillside")]).await;
    assert_eq!(begun.status, 303);
    let invite = two.get(&app, "/organise/team").await;
    assert!(invite.says("Choose a branch") && !chosen(&invite.body));
    let who = [("email", "sam@harbour.example"), ("name", "Sam"), ("branch", ""), ("role", "organiser")];
    assert_eq!(two.post(&app, "/organise/team", &who).await.status, 422);
    begin(&app, &olu, "branch-meeting", &super::MEETING).await;
}

both!(all_that_is_missing_says_why_and_leads_to_its_input);
async fn all_that_is_missing_says_why_and_leads_to_its_input(engine: Engine) {
    let (app, olu) = site(engine).await;
    for kind in ["social-with-food", "online-meeting", "newsletter"] {
        let draft = olu.submit(&app, "/organise/new", &[("kind", kind)]).await.location();
        olu.submit(&app, &format!("{draft}/questions"), &[("add", "question")]).await;
        for step in ["check", "ending"] {
            let page = olu.get(&app, &format!("{draft}/{step}")).await;
            if kind == "newsletter" && step == "ending" {
                continue;
            }
            let (_, missing) = page.body.split_once("id=\"missing\"").expect("what is missing");
            let (missing, _) = missing.split_once("</section>").expect("its end");
            let items: Vec<&str> = missing.split("<li>").skip(1).collect();
            assert!(items.len() > 2, "{kind}: {missing}");
            for item in items {
                let link = item.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
                let (path, input) = link.split_once('#').expect("an input");
                let shown = olu.get(&app, path).await;
                assert!(shown.status == 200 && shown.body.contains(&format!("id=\"{input}\"")), "{kind}: {link}");
                let why = item.split_once("</a>").expect("the end of a link").1;
                assert!(why.contains("Please") || why.contains("Enter"), "{kind}: {item}");
            }
        }
    }
}
