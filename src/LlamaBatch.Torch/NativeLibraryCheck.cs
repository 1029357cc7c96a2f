using System.Runtime.InteropServices;
using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Checks that libtorch loads on this system, and names a remedy if it does not.</summary>
public static class NativeLibraryCheck
{
    /// <summary>
    /// Loads libtorch and computes with it, on one thread. Returns null on success, otherwise the problem and its remedy as a sentence.
    /// </summary>
    public static string? Problem()
    {
        // Try the system's loader first. TorchSharp hides the loader's message, prints pages of text, and copies half a gigabyte of
        // libraries as a fallback.
        if (LoaderProblem(AppContext.BaseDirectory) is { } problem)
        {
            return problem;
        }

        try
        {
            using torch.Tensor one = torch.ones(1);
            if (one.item<float>() != 1)
            {
                return "libtorch loads but computes wrongly; restore the packages again.";
            }

            Threads.UseOne();
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or NotSupportedException
            or BadImageFormatException or EntryPointNotFoundException or ExternalException)
        {
            return Explain(e.GetBaseException().Message.Split('\n')[0].Trim(), AppContext.BaseDirectory);
        }
    }

    /// <summary>
    /// Loads libtorch's libraries from a folder, dependencies first. Returns null on success, otherwise the problem and its remedy.
    /// </summary>
    internal static string? LoaderProblem(string folder)
    {
        string[] names = OperatingSystem.IsWindows() ? ["c10.dll", "torch_cpu.dll", "LibTorchSharp.dll"]
            : OperatingSystem.IsMacOS() ? ["libc10.dylib", "libtorch_cpu.dylib", "libLibTorchSharp.dylib"]
            : ["libc10.so", "libtorch_cpu.so", "libLibTorchSharp.so"];
        foreach (string name in names)
        {
            // The libraries lie beside the program or, in a portable build, in runtimes/<system>/native.
            string portable = Path.Combine(folder, "runtimes", PackagedSystem ?? "", "native");
            string? path = new[] { folder, portable }.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
            if (path is null)
            {
                return Explain($"{name} is missing", folder);
            }

            try
            {
                NativeLibrary.Load(path);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                return Explain(LoaderWords(e.Message, name), folder);
            }
        }

        return null;
    }

    /// <summary>The error text: the message of the system's loader and a matching remedy.</summary>
    internal static string Explain(string loader, string folder)
    {
        string remedy =
            PackagedSystem is null
                ? $"There is no libtorch package for {RuntimeInformation.RuntimeIdentifier}; "
                    + "use Linux x64, Windows x64 or macOS on Apple silicon."
            : loader.Contains("GLIBCXX", StringComparison.Ordinal)
                ? "The system's C++ library is older than the one that TorchSharp needs. Build the program again on this system; "
                    + "the build then patches libtorch. The project must import build/LlamaBatch.Torch.targets. "
                    + "Or install the libstdc++ of GCC 13 or newer."
            : loader.Contains("GLIBC_", StringComparison.Ordinal)
                ? "The system's C library is too old. Use a distribution from 2021 or later, such as Debian 12 or Ubuntu 22.04."
            : loader.Contains("musl", StringComparison.Ordinal)
                || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
                ? "libtorch needs the GNU C library, which this system lacks. Use a distribution such as Debian 12 or Ubuntu 22.04."
            : OperatingSystem.IsWindows()
                ? "Install the Microsoft Visual C++ Redistributable 2015-2022 (x64), then try again."
                : $"Delete {folder} and run 'dotnet build' on this system, which copies its libraries there.";
        return $"libtorch does not load: {loader.TrimEnd('.')}. {remedy}";
    }

    /// <summary>
    /// The name that libtorch packages use for this system, such as <c>linux-x64</c>; null if no package supports this system.
    /// </summary>
    private static string? PackagedSystem => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when OperatingSystem.IsLinux() => "linux-x64",
        Architecture.X64 when OperatingSystem.IsWindows() => "win-x64",
        Architecture.Arm64 when OperatingSystem.IsMacOS() => "osx-arm64",
        _ => null,
    };

    /// <summary>
    /// Extracts the system loader's line from .NET's exception message. If no line names a <c>.so</c> file, quotes the first line.
    /// </summary>
    private static string LoaderWords(string message, string name) =>
        message.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.Contains(": ", StringComparison.Ordinal) && line.Contains(".so", StringComparison.Ordinal))
        ?? $"the system refuses {name} ({message.Split('\n')[0].Trim().TrimEnd('.')})";
}
