using System.Diagnostics;
using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>
/// A folder on a small disk of its own, a tmpfs, that can be filled and made read-only. Where the system does not let
/// this user mount one, it is an ordinary folder, and these two faults are left out.
/// </summary>
internal sealed class Storage : IDisposable
{
    private const int Megabytes = 16;

    public Storage()
    {
        CanFail = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "tmpfs", Path);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("llamabatch-faults-").FullName;

    /// <summary>Whether the disk can be filled and made read-only.</summary>
    public bool CanFail { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Leaves so much room and no more.</summary>
    public void Fill(long leave)
    {
        using FileStream file = File.Create(Ballast);
        byte[] block = new byte[4096];
        for (long room = new DriveInfo(Path).AvailableFreeSpace - leave; room > 0; room -= block.Length)
        {
            try
            {
                file.Write(block);
                file.Flush();
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Forbids writing, or permits it again.</summary>
    /// <returns>Whether the system did so; it does not while a file is open for writing.</returns>
    public bool SetReadOnly(bool readOnly) => Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Path);

    public void Dispose()
    {
        if (CanFail)
        {
            Run("umount", "--lazy", Path);
        }

        Directory.Delete(Path, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
