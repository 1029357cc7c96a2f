using System.Globalization;
using System.IO.Hashing;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using LlamaBatch.Files;

namespace LlamaBatch.Execution;

/// <summary>
/// The assemblies in the program's folder, each with its module version ID, a GUID that changes with each build. The IDs show whether the
/// program was rebuilt during a run. A build replaces the files, so a new worker would run a different program from its host.
/// </summary>
internal sealed class ProgramFiles
{
    private readonly SortedDictionary<string, Guid> _versions = new(StringComparer.Ordinal);

    private ProgramFiles()
    {
    }

    /// <summary>A short hash of all assemblies.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>Reads the assemblies that a folder contains now.</summary>
    /// <param name="folder">The program's folder.</param>
    /// <exception cref="IOException">A file cannot be read, for example because it is being replaced.</exception>
    public static ProgramFiles In(string folder)
    {
        var versions = new SortedDictionary<string, Guid>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(folder, "*.dll"))
        {
            if (VersionOf(file) is Guid version)
            {
                versions.Add(Path.GetFileName(file), version);
            }
        }

        string text = string.Join('\n', versions.Select(entry => $"{entry.Key} {entry.Value}"));
        var files = new ProgramFiles {
            Fingerprint = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture) };
        foreach ((string name, Guid version) in versions)
        {
            files._versions.Add(name, version);
        }

        return files;
    }

    /// <summary>The assemblies of this process, after a check that their files are unchanged.</summary>
    /// <exception cref="EnvironmentException">A build has replaced files since the process started.</exception>
    public static ProgramFiles Current()
    {
        ProgramFiles files = In(AppContext.BaseDirectory);
        return files.Replaced() is string name ? throw Rebuilt(name) : files;
    }

    /// <summary>
    /// The name of an assembly that this process loaded in a version other than the recorded version. Null if there is no such assembly.
    /// </summary>
    public string? Replaced() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => !assembly.IsDynamic && _versions.TryGetValue(assembly.GetName().Name + ".dll", out Guid version)
            && IsOurs(assembly)
            && assembly.ManifestModule.ModuleVersionId != version)
        .Select(assembly => assembly.GetName().Name + ".dll")
        .FirstOrDefault();

    /// <summary>
    /// The name of an assembly that has changed in the folder; null if none has changed. If a file cannot be read, the result is the error
    /// message.
    /// </summary>
    public string? ChangedIn(string folder)
    {
        try
        {
            ProgramFiles now = In(folder);
            return _versions.Concat(now._versions)
                .Where(entry => !_versions.TryGetValue(entry.Key, out Guid before) || !now._versions.TryGetValue(entry.Key, out Guid after)
                    || before != after)
                .Select(entry => entry.Key)
                .FirstOrDefault();
        }
        catch (Exception replacing) when (replacing is IOException { HResult: not (23 or 24) } or UnauthorizedAccessException)
        {
            return Printable.OneLine(replacing.Message);
        }
    }

    /// <summary>Makes the exception for a program that was rebuilt during the run.</summary>
    /// <param name="name">The name of the replaced file.</param>
    public static EnvironmentException Rebuilt(string name) => new(
        $"The program was rebuilt during the run ({name} has changed). Finished trials are kept. "
            + "Run the same command again to continue with the new program.");

    private static bool IsOurs(Assembly assembly) => assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal);

    private static Guid? VersionOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            using var image = new PEReader(file);
            if (!image.HasMetadata)
            {
                return null;
            }

            MetadataReader metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
        catch (BadImageFormatException)
        {
            // The file is a native library, or a build is still writing it and will change it again.
            return null;
        }
    }
}
