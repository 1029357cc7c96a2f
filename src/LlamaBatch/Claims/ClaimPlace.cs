using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LlamaBatch;

/// <summary>The source location of a claim's method or of a record, from the debug information of its assembly.</summary>
/// <param name="File">The path of the source file.</param>
/// <param name="Line">The line number, from 1.</param>
internal readonly record struct ClaimPlace(string File, int Line)
{
    /// <summary>The source location of a claim's method, or null if the debug information does not give it.</summary>
    public static ClaimPlace? Of(Claim claim) =>
        claim.Method?.Method is { } method && Of(method.Module, [method]) is [var place] ? place : null;

    /// <summary>The first line of code that the author wrote in a record. Null if the debug information does not give it.</summary>
    public static ClaimPlace? Of(Type record) =>
        Of(
            record.Module,
            record.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(place => !place!.Value.File.EndsWith(".g.cs", StringComparison.Ordinal))
            .OrderBy(place => place!.Value.File, StringComparer.Ordinal).ThenBy(place => place!.Value.Line)
            .FirstOrDefault();

    /// <summary>The place in the format of compiler messages, <c>file(line)</c>. The build shows a message at this place.</summary>
    public override string ToString() => $"{File}({Line})";

    private static List<ClaimPlace?> Of(Module module, IReadOnlyList<MethodInfo> methods)
    {
        string path = module.FullyQualifiedName;
        if (!System.IO.File.Exists(path))
        {
            return [];
        }

        try
        {
            using var assembly = new PEReader(System.IO.File.OpenRead(path));
            if (!assembly.TryOpenAssociatedPortablePdb(
                path,
                pdb => System.IO.File.Exists(pdb) ? System.IO.File.OpenRead(pdb) : null,
                out MetadataReaderProvider? debug,
                out _))
            {
                return [];
            }

            using (debug)
            {
                MetadataReader reader = debug!.GetMetadataReader();
                return [.. methods.Select(method => Of(method, reader)).Where(place => place is not null)];
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return [];
        }
    }

    private static ClaimPlace? Of(MethodInfo method, MetadataReader reader)
    {
        int row = MetadataTokens.GetRowNumber(MetadataTokens.EntityHandle(method.MetadataToken));
        return reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row)).GetSequencePoints()
            .Where(point => !point.IsHidden)
            .Select(point => (ClaimPlace?)new ClaimPlace(reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine))
            .FirstOrDefault();
    }
}
