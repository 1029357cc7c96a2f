using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Snapshot tests with the calls and files of Verify.Xunit, for machines that cannot restore it: a text is compared with the file
/// <c>Class.Method.verified.txt</c> beside the test. On a difference the test fails and writes
/// <c>Class.Method.received.txt</c>; copy it over the verified file to accept.
/// </summary>
public static class Verifier
{
    // The settings parameters look idle, but without them Verify(text, "md") would take "md" for the source file.

    /// <summary>Compares a text with its snapshot.</summary>
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(target, "txt", settings, sourceFile);

    /// <summary>Compares a text with its snapshot, a file with the given extension (<c>md</c>).</summary>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "") =>
        new(target, extension, settings, sourceFile);
}
