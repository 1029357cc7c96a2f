using System.Reflection;

namespace LlamaBatch.Generators;

/// <summary>The link from a diagnostic to its section of DIAGNOSTICS.md.</summary>
/// <remarks>
/// In a published package, the assembly's metadata contains the page's address. Otherwise the link leads to the file beside the analyzer.
/// If the compiler has loaded the analyzer from a copy without that file, there is no link.
/// </remarks>
internal static class HelpLink
{
    private const string Page = "DIAGNOSTICS.md";

    private const string Metadata = "LlamaBatch.DiagnosticsPage";

    private static readonly string? _address = AddressOf(typeof(HelpLink).Assembly);

    /// <summary>The link to a diagnostic's section of the page; null if the page cannot be found.</summary>
    public static string? Of(string id) => _address is null ? null : $"{_address}#{id.ToLowerInvariant()}";

    private static string? AddressOf(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(one => one.Key == Metadata)?.Value
            ?? FileBeside(assembly.Location);

    // Diagnostics must not depend on the disk, so analyzers may not read it. Only the help link depends on this file.
#pragma warning disable RS1035
    private static string? FileBeside(string assembly)
    {
        string page = assembly.Length == 0 ? "" : Path.Combine(Path.GetDirectoryName(assembly)!, Page);
        return File.Exists(page) ? new Uri(page).AbsoluteUri : null;
    }
#pragma warning restore RS1035
}
