using System.Reflection;

namespace LlamaBatch.Generators;

/// <summary>The link from a diagnostic to its section of DIAGNOSTICS.md.</summary>
/// <remarks>
/// A published package has the address of the page in its metadata. Otherwise the link leads to the file beside the analyzer; an
/// analyzer that the compiler loads from a copy elsewhere has no link.
/// </remarks>
internal static class HelpLink
{
    private const string Page = "DIAGNOSTICS.md";

    private const string Metadata = "LlamaBatch.DiagnosticsPage";

    private static readonly string? _address = AddressOf(typeof(HelpLink).Assembly);

    /// <summary>The link to a rule's section; null if the page cannot be found.</summary>
    public static string? Of(string id) => _address is null ? null : $"{_address}#{id.ToLowerInvariant()}";

    private static string? AddressOf(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(one => one.Key == Metadata)?.Value
            ?? FileBeside(assembly.Location);

    // Analyzers may not read the disk, because no finding may depend on it. A link is not a finding.
#pragma warning disable RS1035
    private static string? FileBeside(string assembly)
    {
        string page = assembly.Length == 0 ? "" : Path.Combine(Path.GetDirectoryName(assembly)!, Page);
        return File.Exists(page) ? new Uri(page).AbsoluteUri : null;
    }
#pragma warning restore RS1035
}
