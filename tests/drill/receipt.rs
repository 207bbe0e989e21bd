//! Reading a receipt.

use serde_json::Value;

use crate::support::Run;

/// The only drill of a receipt.
#[track_caller]
pub(crate) fn of(run: &Run) -> Value {
    let receipt: Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"));
    let drills = receipt["drills"].as_array().expect("drills");
    assert_eq!(drills.len(), 1, "{run}");
    drills[0].clone()
}

/// The steps with their results: `seed ok`.
pub(crate) fn steps(drill: &Value) -> Vec<String> {
    let steps = drill["steps"].as_array().expect("steps").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    steps
        .map(|step| format!("{} {}", text(&step["step"]), text(&step["result"])))
        .collect()
}

/// Requires all steps before this one to be done, this one to have failed with these words, and no later one to have
/// run.
#[track_caller]
pub(crate) fn fails_at(run: &Run, failed: &str, words: &[&str]) {
    let drill = of(run);
    let mut expected = "ok";
    for step in drill["steps"].as_array().expect("steps") {
        let is_it = step["step"] == failed;
        let result = step["result"].as_str().expect("a result");
        assert_eq!(
            result,
            if is_it { "failed" } else { expected },
            "{step} of {run}"
        );
        if is_it {
            expected = "not run";
            let said = step["said"].as_str().expect("a text");
            for word in words {
                assert!(said.contains(word), "{word:?} is not in {said}");
                assert!(run.stderr.contains(word), "{word:?} is not in {run}");
            }
        }
    }
    assert_eq!(expected, "not run", "no step is called {failed}");
    assert_eq!(drill["ok"], false);
}
