using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LlamaBatch;

/// <summary>The source location of a claim's method, from the debug information of its assembly.</summary>
/// <param name="File">The path of the source file.</param>
/// <param name="Line">The line number, from 1.</param>
internal readonly record struct ClaimPlace(string File, int Line)
{
    /// <summary>The source location of a claim's method, or null if the debug information does not give it.</summary>
    public static ClaimPlace? Of(Claim claim)
    {
        if (claim.Method?.Method is not { } method || method.Module.FullyQualifiedName is not { } path || !System.IO.File.Exists(path))
        {
            return null;
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
                return null;
            }

            using (debug)
            {
                MetadataReader reader = debug!.GetMetadataReader();
                int row = MetadataTokens.GetRowNumber(MetadataTokens.EntityHandle(method.MetadataToken));
                return reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row)).GetSequencePoints()
                    .Where(point => !point.IsHidden)
                    .Select(
                        point => (ClaimPlace?)new ClaimPlace(reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine))
                    .FirstOrDefault();
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }
}
