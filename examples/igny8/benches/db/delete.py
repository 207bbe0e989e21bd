"""The seed document's full cleanup, command by command."""

import time

from django.apps import apps

CASCADING = ["accounts"]
OTHERS = [
    "site_integrations", "automation_configs", "api_keys", "webhook_configs",
    "ai_task_logs", "audit_logs", "log_entries", "task_results", "group_results",
]


def every(name):
    return apps.get_model("bench", name).objects.all()


begun = time.perf_counter()
for name in CASCADING:
    every(name).delete()
every("users").filter(of_is_superuser=False).delete()
for name in OTHERS:
    every(name).delete()
print("seconds", time.perf_counter() - begun)
