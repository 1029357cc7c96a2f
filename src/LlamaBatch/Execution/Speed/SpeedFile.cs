using LlamaBatch.Files;
using LlamaBatch.Journal;

namespace LlamaBatch.Execution;

/// <summary>
/// The file with the measured speed of this machine, in the user's application data folder. The build passes the file to the source
/// generator.
/// </summary>
internal static class SpeedFile
{
    /// <summary>The path of the file; null if the user has no application data folder.</summary>
    public static string? Path
    {
        get
        {
            string home = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify);
            return home.Length == 0 ? null : System.IO.Path.Combine(home, "llamabatch", "speed.txt");
        }
    }

    /// <summary>The stored speed of this machine; null if no speed is stored, or if it was measured on another machine.</summary>
    public static SpeedModel? Read(MachineFacts machine)
    {
        try
        {
            return Path is { } path && OnDisk.IsFile(path) && SpeedModel.Parse(File.ReadAllText(path)) is { } speed
                && speed.Processor == machine.Processor && speed.Cores == machine.Cores
                    ? speed
                    : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;                                                            // predictions then use an assumed speed, and say so
        }
    }

    /// <summary>Stores the speed of this machine.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="UnreadableException">The existing file cannot be read, so it is not replaced.</exception>
    public static void Write(string path, SpeedModel speed) => AtomicFile.WriteIfDifferent(path, speed.ToString());
}
