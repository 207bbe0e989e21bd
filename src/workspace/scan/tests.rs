//! Files as they can lie about in folders.

use super::*;

const MODEL: &str = "#[derive(FromRow)] struct A { a: i64 }";
const MANIFEST: &str = "[package]\nname = \"app\"\n";

struct App(tempfile::TempDir);

impl App {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let app = App(tempfile::tempdir().unwrap());
        app.write("Cargo.toml", MANIFEST.as_bytes());
        for (path, text) in files {
            app.write(path, text);
        }
        app
    }

    fn write(&self, path: &str, text: &[u8]) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn check(&self, models: &ModelsConfig, expected: &[&str]) {
        let workspace = Workspace::of_folder(self.0.path()).unwrap();
        let scan = scan(&workspace, models).unwrap();
        let files = scan.packages.iter().flat_map(|package| &package.files);
        let got: Vec<String> = files
            .map(|file| {
                let error = file
                    .syntax_error
                    .as_ref()
                    .map(|error| format!(" error: {}", error.message));
                let reason = file
                    .passed_over
                    .as_ref()
                    .map(|reason| format!(" ({reason})"));
                format!(
                    "{}{}{}",
                    file.file,
                    error.unwrap_or_default(),
                    reason.unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(got, expected);
    }
}

const UNREACHED: &str = "(no `mod` of a library or binary reaches the file)";

#[test]
fn a_compiled_file_that_cannot_be_read_is_an_error_and_another_is_not() {
    let app = App::new(&[
        ("src/lib.rs", b"mod a;"),
        ("src/a.rs", b"\xff\xfe"),
        ("src/b.rs", b"\xff"),
    ]);
    app.check(
        &ModelsConfig::default(),
        &[
            "src/a.rs error: the file is not UTF-8",
            &format!("src/b.rs {UNREACHED}"),
        ],
    );
}

#[test]
fn a_compiled_file_that_does_not_parse_is_an_error_and_another_is_not() {
    let app = App::new(&[
        ("src/lib.rs", b"mod a;"),
        ("src/a.rs", b"FromRow"),
        ("tests/ui/b.rs", b"FromRow"),
    ]);
    app.check(
        &ModelsConfig::default(),
        &[
            "src/a.rs error: expected `!`",
            &format!("tests/ui/b.rs {UNREACHED}"),
        ],
    );
}

#[test]
fn excluded_files_are_left_out_but_their_modules_are_not() {
    let files: &[(&str, &[u8])] = &[
        ("src/lib.rs", b"mod a;"),
        ("src/a.rs", b"mod b; /* FromRow */"),
        ("src/a/b.rs", MODEL.as_bytes()),
    ];
    let exclude = vec!["src/*.rs".to_owned()];
    App::new(files).check(
        &ModelsConfig {
            exclude,
            ..ModelsConfig::default()
        },
        &["src/a/b.rs"],
    );
}

#[test]
fn hidden_and_built_folders_and_other_packages_are_not_walked() {
    let app = App::new(&[
        ("src/lib.rs", MODEL.as_bytes()),
        (".hidden/x.rs", MODEL.as_bytes()),
        ("target/x.rs", MODEL.as_bytes()),
        ("target/CACHEDIR.TAG", b""),
        ("node_modules/x.rs", MODEL.as_bytes()),
    ]);
    app.check(&ModelsConfig::default(), &["src/lib.rs"]);
}

#[test]
#[cfg(unix)]
fn links_are_followed_once_and_circles_end() {
    let app = App::new(&[
        ("src/lib.rs", b"mod a; mod b;"),
        ("real/a.rs", MODEL.as_bytes()),
    ]);
    let path = |path: &str| app.0.path().join(path);
    std::os::unix::fs::symlink(path("real/a.rs"), path("src/a.rs")).unwrap();
    std::os::unix::fs::symlink(path("real/a.rs"), path("src/b.rs")).unwrap();
    std::os::unix::fs::symlink(path("src"), path("src/circle")).unwrap();
    std::os::unix::fs::symlink(path("nowhere"), path("src/dangling.rs")).unwrap();
    app.check(&ModelsConfig::default(), &["src/a.rs"]);
}

#[test]
fn entities_among_migrations_are_passed_over_and_those_beside_them_are_not() {
    let migration = b"impl MigrationTrait for M {} #[derive(FromQueryResult)] struct A;";
    let app = App::new(&[
        ("src/lib.rs", b"mod db; mod migrator;"),
        ("src/db/mod.rs", b"mod m1; mod user;"),
        ("src/db/m1.rs", migration),
        ("src/db/user.rs", MODEL.as_bytes()),
        ("src/migrator/mod.rs", b"mod m1; mod old;"),
        ("src/migrator/m1.rs", migration),
        ("src/migrator/old.rs", MODEL.as_bytes()),
    ]);
    let reason = "(it stands among migrations: a migration's entities are copies of their time)";
    app.check(
        &ModelsConfig::default(),
        &[
            &format!("src/db/m1.rs {reason}"),
            "src/db/user.rs",
            &format!("src/migrator/m1.rs {reason}"),
            &format!("src/migrator/old.rs {reason}"),
        ],
    );
}

#[test]
fn a_package_that_is_not_there_is_an_error() {
    let app = App::new(&[("src/lib.rs", b"")]);
    let workspace = Workspace::of_folder(app.0.path()).unwrap();
    let models = ModelsConfig {
        packages: Some(vec!["apq".to_owned()]),
        ..ModelsConfig::default()
    };
    let error = scan(&workspace, &models).unwrap_err();
    assert_eq!(error, WorkspaceError::UnknownPackage("apq".to_owned()));
    let models = ModelsConfig {
        exclude: vec!["a[".to_owned()],
        ..ModelsConfig::default()
    };
    assert!(matches!(
        scan(&workspace, &models),
        Err(WorkspaceError::Glob(_))
    ));
}
