using System.Runtime.InteropServices;
using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Whether libtorch loads on this system, and in words what to do if it does not.</summary>
public static class NativeLibraryCheck
{
    /// <summary>Null if tensors can be computed; otherwise a sentence with the remedy.</summary>
    public static string? Problem()
    {
        try
        {
            using torch.Tensor one = torch.ones(1);
            return one.item<float>() == 1 ? null : "libtorch loads but computes wrongly; restore the packages again.";
        }
        catch (Exception problem) when (problem is DllNotFoundException or TypeInitializationException or NotSupportedException or BadImageFormatException or EntryPointNotFoundException or ExternalException)
        {
            return Describe(problem.GetBaseException().Message);
        }
    }

    private static string Describe(string message)
    {
        string first = message.Split('\n')[0].Trim();
        return message.Contains("GLIBCXX", StringComparison.Ordinal)
                ? "TorchSharp's native library needs a newer libstdc++ (GLIBCXX_3.4.32, GCC 13) than this system has. Build the project again: the build marks that requirement as optional in its output folder."
            : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && message.Contains("GLIBC_", StringComparison.Ordinal)
                ? $"libtorch needs a newer C library than this system has ({first}). Use a distribution from 2021 or later, such as Debian 12 or Ubuntu 22.04."
            : RuntimeInformation.OSArchitecture is not (Architecture.X64 or Architecture.Arm64)
                ? $"libtorch has no build for {RuntimeInformation.OSArchitecture}; use a 64-bit x86 or ARM machine."
            : RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? $"libtorch does not load ({first}). Install the Microsoft Visual C++ Redistributable 2015-2022 (x64), then try again."
                : $"libtorch does not load ({first}). Build again with 'dotnet build' on this machine, so that the library for it is in the output folder.";
    }
}
