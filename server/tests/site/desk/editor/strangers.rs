//! Somebody else's branch: no URL and no button of it is there.

use app::domain::role::Role;

use super::{JUNE, MEETING, begin, edit, publish, resend, site};
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

both!(a_stranger_gets_404_at_every_url_and_every_button);
async fn a_stranger_gets_404_at_every_url_and_every_button(engine: Engine) {
    let (app, olu) = site(engine).await;
    let sam = Colleague::new(&app, "sam", &[("hillside", Role::Organiser), ("hillside", Role::DataOfficer)]).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    let draft = edit(&app, &olu, JUNE).await;
    let before = app.dump().await;
    for path in ["", "/questions", "/ending", "/check", "/preview"] {
        assert_eq!(sam.get(&app, &format!("{draft}{path}")).await.status, 404, "{path}");
    }
    for path in ["", "/questions", "/ending", "/check", "/departure", "/delete"] {
        assert_eq!(sam.post(&app, &format!("{draft}{path}"), &[("revision", "1")]).await.status, 404, "{path}");
    }
    for path in ["", "/cancel", "/repeat", "/share", "/poster"] {
        assert_eq!(sam.get(&app, &format!("{JUNE}{path}")).await.status, 404, "{path}");
    }
    for path in ["/edit", "/copy", "/close", "/reopen", "/cancel", "/repeat"] {
        let fields = [("reason", "x"), ("every", "week"), ("times", "1")];
        assert_eq!(sam.post(&app, &format!("{JUNE}{path}"), &fields).await.status, 404, "{path}");
    }
    for path in ["", "/close"] {
        assert_eq!(sam.get(&app, &format!("/organise/newsletters/news{path}")).await.status, 404, "{path}");
    }
    for path in ["/edit", "/copy", "/close", "/reopen"] {
        assert_eq!(sam.post(&app, &format!("/organise/newsletters/news{path}"), &[]).await.status, 404, "{path}");
    }
    let id = draft.rsplit('/').next().unwrap();
    let decide = [("draft", id), ("revision", "1"), ("answer", "yes")];
    assert_eq!(sam.post(&app, "/organise/officer/departures", &decide).await.status, 404);
    let foreign = [("kind", "branch-meeting"), ("branch", "quayside")];
    assert_eq!(sam.post(&app, "/organise/new", &foreign).await.status, 404, "a draft for another's branch");
    for path in ["/organise/drafts/none", "/organise/events/none", "/organise/newsletters/none"] {
        assert_eq!(sam.get(&app, path).await.status, 404, "{path}");
    }
    assert_eq!(app.dump().await, before, "nothing was changed");
}

both!(organisers_of_a_branch_that_holds_it_too_see_and_change_this_event_only);
async fn organisers_of_a_branch_that_holds_it_too_see_and_change_this_event_only(engine: Engine) {
    let (app, olu) = site(engine).await;
    let sam = Colleague::new(&app, "sam", &[("hillside", Role::Organiser)]).await;
    let fields: Vec<_> = MEETING.iter().copied().chain([("co_host", "hillside")]).collect();
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &fields).await).await;
    let public = app.get("/events/june-meeting").await;
    assert!(public.says("Organisers of Hillside branch can see this too."), "{}", public.text());
    assert!(
        sam.get(&app, "/organise").await.says("June meeting")
            && !sam.get(&app, "/organise").await.says("Summer supper")
    );
    assert_eq!(sam.get(&app, JUNE).await.status, 200);
    assert_eq!(sam.get(&app, "/organise/events/supper").await.status, 404);
    assert_eq!(sam.post(&app, &format!("{JUNE}/copy"), &[]).await.status, 404, "a copy would be the other branch's");
    let draft = edit(&app, &sam, JUNE).await;
    let answer = resend(&app, &sam, &draft, &[("place", "Sail Loft"), ("co_host", "hillside")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    publish(&app, &sam, &draft).await;
    let public = app.get("/events/june-meeting").await;
    let both = public.says("Sail Loft") && public.says("Organisers of Hillside branch can see this too.");
    assert!(both, "{}", public.text());

    let draft = edit(&app, &olu, JUNE).await;
    resend(&app, &olu, &draft, &[("place", "Sail Loft")]).await;
    publish(&app, &olu, &draft).await;
    assert!(!app.get("/events/june-meeting").await.says("Hillside"));
    assert_eq!(sam.get(&app, JUNE).await.status, 404, "no longer theirs");
}
