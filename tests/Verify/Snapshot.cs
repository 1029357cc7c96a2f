using System.Globalization;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>The two files of a snapshot: what was accepted and what was last received otherwise.</summary>
internal sealed class Snapshot(string directory, string name, string extension)
{
    /// <summary>Set to <c>true</c> to accept whatever is received.</summary>
    internal const string AcceptVariable = "Verify_AutoVerify";

    /// <summary>Variables by which build servers make themselves known.</summary>
    private static readonly string[] _serverVariables = ["CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL"];

    /// <summary>With a byte order mark, as Verify writes it.</summary>
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    internal string Verified => Path.Combine(directory, $"{name}.verified.{extension}");

    internal string Received => Path.Combine(directory, $"{name}.received.{extension}");

    /// <summary>The snapshot of a test.</summary>
    internal static Snapshot Named(string sourceFile, MethodInfo? test, string extension, VerifySettings settings)
    {
        string directory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourceFile) ?? "", settings.Directory ?? ""));
        if (settings.FileName is not null)
        {
            return settings.Parameters.Count == 0
                ? new Snapshot(directory, Sanitized(settings.FileName), extension)
                : throw new VerifyException(
                    "UseFileName and UseParameters cannot be used together: the file name would not say which parameters it is for.");
        }

        if (test is null)
        {
            throw new VerifyException(
                "Verify is called outside of a test; call it on the test's own flow of control, or name the snapshot by UseFileName.");
        }

        ParameterInfo[] parameters = test.GetParameters();
        if (parameters.Length > 0 && settings.Parameters.Count == 0)
        {
            throw new VerifyException($"The theory {test.Name} must say which case a snapshot belongs to; "
                + $"add .UseParameters({string.Join(", ", parameters.Select(parameter => parameter.Name))}).");
        }

        if (settings.Parameters.Count > parameters.Length)
        {
            throw new VerifyException(
                $"UseParameters was given {settings.Parameters.Count} values, but {test.Name} has {parameters.Length} parameters.");
        }

        string suffix = string.Concat(settings.Parameters.Select((value, i) => $"_{parameters[i].Name}={ValueName(value)}"));
        return new Snapshot(directory, Sanitized($"{TypeName(test.ReflectedType!)}.{test.Name}{suffix}"), extension);
    }

    /// <summary>Whether the user asked to accept whatever is received; never on a build server, where nobody would see it.</summary>
    internal static bool MayAccept(Func<string, string?> variable) =>
        IsSet(variable(AcceptVariable)) && !_serverVariables.Any(name => IsSet(variable(name)));

    /// <summary>Compares a text with the snapshot; on a difference writes what was received, or accepts it.</summary>
    /// <exception cref="VerifyException">It differs, or there is no snapshot yet.</exception>
    internal void Compare(string? target, IReadOnlyList<string> scrubbed, bool accept)
    {
        string received = Normalized(target, scrubbed);
        string? verified = File.Exists(Verified) ? WithUnixLineEnds(File.ReadAllText(Verified, _encoding)) : null;
        if (received == verified)
        {
            File.Delete(Received);
            return;
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(accept ? Verified : Received, received, _encoding);
        if (accept)
        {
            File.Delete(Received);
            return;
        }

        string difference = verified is null ? "There is no snapshot yet." : FirstDifference(verified, received);
        throw new VerifyException($"{difference}\nverified: {Verified}\nreceived: {Received}\nTo accept, copy received over verified, "
            + $"or test once with {AcceptVariable}=true.");
    }

    private static bool IsSet(string? variable)
        => !string.IsNullOrEmpty(variable) && !string.Equals(variable, "false", StringComparison.OrdinalIgnoreCase);

    private static string Normalized(string? target, IReadOnlyList<string> scrubbed)
    {
        string text = WithUnixLineEnds(target ?? "null");
        if (scrubbed.Count > 0)
        {
            text = string.Join(
                '\n',
                text.Split('\n').Where(line => !scrubbed.Any(part => line.Contains(part, StringComparison.OrdinalIgnoreCase))));
        }

        // An empty file would look like a lost one.
        return text.Length == 0 ? "emptyString" : text;
    }

    private static string WithUnixLineEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string FirstDifference(string verified, string received)
    {
        string[] expected = verified.Split('\n');
        string[] actual = received.Split('\n');
        int line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        return $"The text differs from its snapshot, first in line {line + 1}:\n- {LineOf(expected, line)}\n+ {LineOf(actual, line)}";
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(end of text)";

    private static string TypeName(Type type) => type.DeclaringType is null ? type.Name : $"{TypeName(type.DeclaringType)}.{type.Name}";

    private static string ValueName(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>What no file system has in a name becomes a hyphen, on every system alike.</summary>
    private static string Sanitized(string name) =>
        string.Concat(name.Select(c => c < ' ' || "\"<>|:*?\\/".Contains(c, StringComparison.Ordinal) ? '-' : c));
}
