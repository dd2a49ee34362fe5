//! The organisation's own look: its colour and logo on every page and in every mail, set on a page or by a file.

use app::domain::role::Role;
use reqwest::header::{COOKIE, ORIGIN};
use reqwest::multipart::{Form, Part};
use server::actions::import;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::people::BEN;
use crate::support::picture::png;

const SETTINGS: &str = "/organise/settings";
const SUPPER: &str = "/events/supper";
const TEAL: &str = "#005f5f";
/// A branch below the one of all tests.
const SHED: &str =
    "[[branch]]\nslug = \"shed\"\nname = \"Boat shed\"\nemail = \"shed@harbour.example\"\nparent = \"quayside\"\n";

async fn lead(app: &TestApp, branch: &str) -> Colleague {
    Colleague::new(app, &format!("{branch}-lead"), &[(branch, Role::Administrator)]).await
}

/// Sends the form of the settings, as a browser does with a file.
async fn save(app: &TestApp, who: &Colleague, path: &str, fields: &[(&str, &str)], logo: Option<Vec<u8>>) -> Page {
    let mut form = Form::new();
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    let file = Part::bytes(logo.unwrap_or_default()).file_name("logo.png");
    let form = form.part("logo", file);
    app.request(|client, _| {
        let post = client.post(app.whole(path)).header(COOKIE, format!("onpurpose={}", who.cookie));
        post.header(ORIGIN, &app.site.config.base_url).multipart(form)
    })
    .await
}

/// The path of what a page loads that contains `part`.
fn loaded(page: &Page, part: &str) -> Option<String> {
    let found = page.body.split('"').find(|piece| piece.starts_with('/') && piece.contains(part));
    found.map(str::to_owned)
}

async fn bytes(app: &TestApp, path: &str) -> Vec<u8> {
    let answer = reqwest::get(app.whole(path)).await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    assert_eq!(answer.headers()["cache-control"], "public, max-age=31536000, immutable", "{path}");
    answer.bytes().await.expect("a body").to_vec()
}

both!(a_team_lead_gives_every_page_and_mail_a_colour_and_a_logo);
async fn a_team_lead_gives_every_page_and_mail_a_colour_and_a_logo(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert_eq!(loaded(&app.get(SUPPER).await, "/accent/"), None, "at first there is neither");
    let lead = lead(&app, "quayside").await;
    assert!(lead.get(&app, "/organise/team").await.links().contains(&SETTINGS.to_owned()));
    let answer = save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(png(960, 200))).await;
    assert!(lead.follow(&app, answer).await.says("Saved"));

    for path in ["/", SUPPER, "/newsletters/news", "/nothing", "/privacy"] {
        let page = app.get(path).await;
        let (accent, logo) = (loaded(&page, "/accent/"), loaded(&page, "/logo/"));
        assert!(accent.is_some(), "{path} has the colour");
        assert_eq!(page.body.matches("/logo/").count(), 1, "{path} shows the logo once");
        let css = String::from_utf8(bytes(&app, &accent.expect("a path")).await).expect("text");
        assert!(css.contains("--plum:#005f5f"), "{css}");
        let file = bytes(&app, &logo.expect("a path")).await;
        assert!(file.starts_with(b"\x89PNG") && !file.windows(12).any(|part| part == b"Ada Lovelace"));
    }
    app.sign_up_and_confirm(SUPPER, &BEN).await;
    let mail = app.mail_to(BEN[0].1).await;
    assert!(mail.html.contains("cid:logo@organisation") && mail.html.contains(TEAL));
    assert!(mail.raw.contains("Content-ID: <logo@organisation>"));
    let poster = lead.get(&app, "/organise/events/supper/poster").await;
    let article = poster.body.split_once("class=\"poster\"").expect("a poster").1;
    assert_eq!(article.matches("/logo/").count(), 1);
    let acts = app.inside().await.texts("SELECT action FROM audit").await;
    assert_eq!(acts.iter().filter(|act| *act == "brand-changed").count(), 1);
}

both!(a_page_with_a_brand_is_as_light_as_ever_the_logo_apart);
async fn a_page_with_a_brand_is_as_light_as_ever_the_logo_apart(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = lead(&app, "quayside").await;
    save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(png(960, 200))).await;
    let page = app.get(SUPPER).await;
    let styles: Vec<_> = page.body.split("rel=\"stylesheet\" href=\"").skip(1).collect();
    let styles: Vec<_> = styles.iter().filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(styles.len(), 2, "with the page that makes three requests");
    let mut weight = 0;
    for path in [SUPPER].iter().chain(&styles) {
        let client = reqwest::Client::new();
        let request = client.get(app.whole(path)).header("accept-encoding", "br");
        weight += request.send().await.expect("an answer").bytes().await.expect("a body").len() + 1_000;
    }
    assert!(weight <= 14_000, "{weight} bytes, heads and all");
    assert!(!page.body.contains("style=\""), "nothing is inline");
}

both!(a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can);
async fn a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = lead(&app, "quayside").await;
    let refused = save(&app, &lead, SETTINGS, &[("accent", "#ffd400")], None).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.value_of("accent").as_deref(), Some("#ffd400"));
    let text = refused.text();
    let (_, rest) = text.split_once("The nearest colour we can use is ").expect("the nearest");
    let nearest = rest.split_whitespace().next().expect("a colour").to_owned();
    assert_eq!(save(&app, &lead, SETTINGS, &[("accent", &nearest)], None).await.status, 303);

    for (fields, says) in [
        (vec![("accent", "plum")], "Enter a colour such as #5b2466"),
        (vec![("accent", TEAL), ("accent_dark", "#000080")], "too dark to read in dark mode"),
        (vec![("accent_dark", "#d9a8ea")], "Enter the colour of links and buttons first"),
    ] {
        let refused = save(&app, &lead, SETTINGS, &fields, None).await;
        assert!(refused.status == 422 && refused.says(says), "{}", refused.text());
    }
    let page = lead.get(&app, SETTINGS).await;
    assert_eq!(page.value_of("accent"), Some(nearest), "nothing of that was saved");
    assert_eq!(page.value_of("accent_dark").unwrap_or_default(), "", "nobody chose one");
}

both!(a_file_that_is_no_small_png_is_refused_and_says_why);
async fn a_file_that_is_no_small_png_is_refused_and_says_why(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = lead(&app, "quayside").await;
    let mut bomb = png(1, 1);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let mut checked = flate2::Crc::new();
    checked.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&checked.sum().to_be_bytes());
    for (file, says) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "The logo must be a PNG file"),
        (b"\xff\xd8\xff\xe0JFIF".to_vec(), "The logo must be a PNG file"),
        (png(4, 4)[..40].to_vec(), "We can’t open this file"),
        (png(2_001, 1), "The logo is 2001 × 1 pixels"),
        (bomb, "The logo is 65535 × 65535 pixels"),
        (vec![0x89; 1024 * 1024 + 1], "The logo must be smaller than 1 MB"),
        (vec![0x89; 1500 * 1024], "The logo must be smaller than 1 MB"),
    ] {
        let refused = save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(file)).await;
        assert!(refused.status == 422 && refused.says(says), "{says}: {}", refused.text());
    }
    assert_eq!((app.count("logo").await, app.count("brand").await), (0, 0));
}

both!(a_logo_that_nobody_has_any_more_is_gone);
async fn a_logo_that_nobody_has_any_more_is_gone(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = lead(&app, "quayside").await;
    let logo = async || loaded(&app.get("/").await, "/logo/");
    save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(png(100, 20))).await;
    let first = logo().await.expect("a logo");
    save(&app, &lead, SETTINGS, &[("accent", TEAL)], None).await;
    assert_eq!(logo().await.as_ref(), Some(&first), "without a file it stays");
    save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(png(120, 20))).await;
    assert_ne!(logo().await.as_ref(), Some(&first));
    assert_eq!(app.get(&first).await.status, 404);
    assert_eq!(app.count("logo").await, 1);
    save(&app, &lead, SETTINGS, &[("accent", ""), ("no_logo", "yes")], None).await;
    assert_eq!((app.count("logo").await, app.count("brand").await), (0, 0));
    assert_eq!(loaded(&app.get("/").await, "/accent/"), None);
}

both!(a_branch_has_its_own_look_if_it_wants_and_its_lead_changes_no_other);
async fn a_branch_has_its_own_look_if_it_wants_and_its_lead_changes_no_other(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let (lead, of_shed) = (lead(&app, "quayside").await, lead(&app, "shed").await);
    save(&app, &lead, SETTINGS, &[("accent", TEAL)], Some(png(100, 20))).await;
    let page = of_shed.get(&app, SETTINGS).await;
    assert!(page.says("Boat shed") && !page.says("Quayside branch"), "{}", page.text());
    assert_eq!(of_shed.get(&app, &format!("{SETTINGS}?of=quayside")).await.status, 404);
    let elsewhere = save(&app, &of_shed, &format!("{SETTINGS}?of=quayside"), &[("accent", TEAL)], None).await;
    assert_eq!(elsewhere.status, 404);
    let answer = save(&app, &of_shed, SETTINGS, &[("accent", "#7a1f1f")], None).await;
    assert_eq!(answer.location(), format!("{SETTINGS}?of=shed&done=saved"));

    let (own, other) = (app.get("/branches/shed").await, app.get("/branches/quayside").await);
    assert!(loaded(&own, "/accent/7a1f1f-").is_some() && loaded(&other, "/accent/005f5f-").is_some());
    assert_eq!(loaded(&own, "/logo/"), loaded(&other, "/logo/"), "what it has none of is the organisation's");
    let organiser = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    assert_eq!(organiser.get(&app, SETTINGS).await.status, 404);
}

both!(a_file_sets_colour_and_logo_and_what_it_does_not_name_stays);
async fn a_file_sets_colour_and_logo_and_what_it_does_not_name_stays(engine: Engine) {
    let app = TestApp::new(engine).await;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("logo.png"), png(200, 40)).expect("a file");
    let branch = |more: &str| {
        format!(
            "[[branch]]\nslug = \"quayside\"\nname = \"Quayside branch\"\nemail = \"quayside@harbour.example\"\n\
                 phone = \"0161 496 0002\"\n{more}"
        )
    };
    let import = async |more: &str| import::import_from(&app.site, &branch(more), Some(folder.path())).await;
    let set = "accent = \"#005f5f\"\nlogo = \"logo.png\"\n";
    assert_eq!(import(set).await.expect("a file that holds").changed(), ["brand quayside"]);
    assert!(import(set).await.expect("the same").changed().is_empty());
    let page = app.get("/branches/quayside").await;
    assert!(loaded(&page, "/accent/005f5f-").is_some() && loaded(&page, "/logo/").is_some());
    assert!(import("").await.expect("nothing about it").changed().is_empty());
    assert!(loaded(&app.get("/branches/quayside").await, "/logo/").is_some());

    for (more, fault) in [
        ("accent = \"#ffd400\"\n", "line 6, branch.accent: is too light"),
        ("accent = \"#005f5f\"\naccent_dark = \"#000080\"\n", "line 7, branch.accent_dark: is too dark"),
        ("accent_dark = \"#d9a8ea\"\n", "line 6, branch.accent_dark: belongs to accent"),
        ("accent = \"plum\"\n", "line 6, branch.accent: a colour is written like #5b2466"),
        ("logo = \"../logo.png\"\n", "line 6, branch.logo: must be the name of a file"),
        ("logo = \"/etc/hostname\"\n", "line 6, branch.logo: must be the name of a file"),
        ("logo = \"missing.png\"\n", "line 6, branch.logo: cannot be read"),
        ("logo = 7\n", "line 6, branch.logo: must be the name of a file"),
    ] {
        let refused = import(more).await.expect_err(fault).to_string();
        assert!(refused.starts_with(fault), "{refused}");
    }
    assert_eq!(import("accent = false\nlogo = false\n").await.expect("off").changed(), ["brand quayside"]);
    assert_eq!((app.count("logo").await, app.count("brand").await), (0, 0));
}

both!(made_up_paths_lead_to_no_style_and_no_picture);
async fn made_up_paths_lead_to_no_style_and_no_picture(engine: Engine) {
    let app = TestApp::new(engine).await;
    for path in [
        "/accent/005f5f-59a8a8-000000000000.css",
        "/accent/x.css",
        "/accent/%00.css",
        "/logo/0123456789abcdef0123456789abcdef.png",
        "/logo/%00.png",
        "/logo/logo.svg",
    ] {
        assert_eq!(app.get(path).await.status, 404, "{path}");
    }
}
