"""Jupyter's own conformance suite for kernels, with C# samples: conformance.py (the pager is the only test without one)."""
import unittest

import jupyter_kernel_test

# A kernel that has just been started may share its processor with a build.
jupyter_kernel_test.TIMEOUT = 60


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "deep-learning-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oh dear");'
    completion_samples = [
        {"text": "DateTime.UnixEp", "matches": {"UnixEpoch"}},
        {"text": '"abc".ToUpperInv', "matches": {"ToUpperInvariant"}},
    ]
    complete_code_samples = ["var a = 1;", "1 + 1", "int Twice(int x)\n{\n    return 2 * x;\n}"]
    incomplete_code_samples = ["int Twice(int x)\n{", "var text = @\"open", "if (true) {"]
    invalid_code_samples = ["var x = ;", "foreach (var 5 in values) { }"]
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'new MimeBundle("text/html", "<b>bold</b>")', "mime": "text/html", "result": "<b>bold</b>"},
        {
            "code": 'MimeBundle.Picture(Convert.FromBase64String("iVBORw0KGgo="), "a picture")',
            "mime": "image/png",
            "result": "iVBORw0KGgo=",
        },
    ]
    code_display_data = [
        {"code": 'display(HTML("<i>shown</i>"));', "mime": "text/html"},
        {"code": 'display("plain");', "mime": "text/plain"},
        {"code": 'display(MimeBundle.Picture(Convert.FromBase64String("iVBORw0KGgo="), "a picture"));', "mime": "image/png"},
    ]
    code_history_pattern = "6 [*] 7".replace("[*]", "?")
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "NotebookHost.Current.ClearOutput(false);"


if __name__ == "__main__":
    unittest.main(verbosity=2)
