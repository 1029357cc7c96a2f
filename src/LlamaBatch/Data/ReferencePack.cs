using System.Xml;
using LlamaBatch.Files;

namespace LlamaBatch.Data;

/// <summary>
/// The XML documentation of the .NET reference pack to which <c>DotNetDocs</c> is pinned.
/// <c>build/LlamaBatch.targets</c> links its files into the output folder; the extracted text is cached.
/// </summary>
internal static class ReferencePack
{
    /// <summary>The version of the Microsoft.NETCore.App.Ref package, as in <c>build/LlamaBatch.targets</c>.</summary>
    public const string Version = "10.0.12";

    /// <summary>
    /// The expected <see cref="TextSplit.Fingerprint"/> of the text. A new version of the pack or a change of the extraction needs a new
    /// value. All trials on the text must then be run again.
    /// </summary>
    public const string Fingerprint = "33732e93fecc740b4cbaaea9f5c6f9c75830ee7b654edf36a7ef8667de2422f6";

    /// <summary>The number of training tokens. A token is a byte.</summary>
    public const int TrainingTokens = 6_378_871;

    /// <summary>The number of held-out tokens. A token is a byte.</summary>
    public const int ValidationTokens = 738_174;

    /// <summary>The share of the documents to hold out.</summary>
    public const double ValidationShare = 0.1;

    /// <summary>The folder in which the build puts the files.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "corpora", "dotnet-docs");

    /// <summary>Reads the pinned text. If the cache has no copy, the text is extracted from the files and cached.</summary>
    /// <exception cref="CorpusException">The files are missing, or their text differs from the pinned text.</exception>
    public static TextSplit Read(string folder, TextCache cache)
    {
        if (cache.Read(Fingerprint) is { } kept)
        {
            return kept;
        }

        TextSplit text = Extract(folder);
        if (text.Fingerprint != Fingerprint)
        {
            throw new CorpusException(
                $"The .NET documentation in '{folder}' differs from Microsoft.NETCore.App.Ref {Version}, to which DotNetDocs is pinned. "
                    + $"A file is missing, added or changed. {Remedy}");
        }

        cache.Write(text);
        return text;
    }

    private const string Remedy =
        "Delete that folder and build again, which links it from the NuGet package; "
            + "if the message comes back, delete the package from the NuGet cache (microsoft.netcore.app.ref/" + Version + "), "
            + "restore and build.";

    private static TextSplit Extract(string folder)
    {
        if (!IsThere(folder))
        {
            throw new CorpusException(
                $"DotNetDocs finds no .NET documentation at '{folder}'. "
                    + $"The build links it there from the NuGet package Microsoft.NETCore.App.Ref {Version}. "
                    + "Let the project of the experiments import LlamaBatch.targets and contain <PackageDownload "
                    + $"Include=\"Microsoft.NETCore.App.Ref\" Version=\"[{Version}]\" />, then restore and build again.");
        }

        try
        {
            return TextSplit.Of(DocumentationProse.Documents(folder), ValidationShare);
        }
        catch (Exception error) when (Cause(error) is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new CorpusException($"The .NET documentation in '{folder}' cannot be read: {Cause(error).Message} {Remedy}");
        }
    }

    private static bool IsThere(string folder)
    {
        try
        {
            return OnDisk.IsFolder(folder);
        }
        catch (UnreadableException problem)
        {
            throw new CorpusException(problem.Message);
        }
    }

    /// <summary>
    /// The first inner exception of an <see cref="AggregateException"/>, which parallel reading throws. Any other exception is returned
    /// unchanged.
    /// </summary>
    private static Exception Cause(Exception error)
        => error is AggregateException { InnerExceptions: [Exception first, ..] } ? first : error;
}
