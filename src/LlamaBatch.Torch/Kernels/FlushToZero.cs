using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Treats subnormal floats (smaller than 1.2·10⁻³⁸) as zero on the calling thread, until the instance is disposed.</summary>
/// <remarks>
/// Subnormals occur in training where a prediction is nearly certain, where attention ignores a key, and in Adam's moments for weights
/// whose gradient is zero. They are far smaller than the rounding error of every sum that they enter. An operation with a subnormal costs
/// an Intel core about a hundred cycles. Without flushing, a training step takes up to six times as long. PyTorch has
/// <c>torch.set_flush_denormal</c>, which sets two bits of the register MXCSR. TorchSharp does not offer this function, so here the C
/// library sets the two bits. If the C library cannot set them, training gives the same results, but more slowly. Arm cores compute
/// subnormals at full speed.
/// </remarks>
internal readonly ref struct FlushToZero : IDisposable
{
    /// <summary>The bits of MXCSR that flush subnormal results (bit 15) and subnormal operands (bit 6) to zero.</summary>
    private const uint FlushBits = (1 << 15) | (1 << 6);

    /// <summary>
    /// The mask <c>_MCW_DN</c> of Windows' <c>_controlfp_s</c>. Its value <c>_DN_FLUSH</c> flushes subnormal results and operands to zero.
    /// </summary>
    private const uint WindowsMask = 0x0300_0000;
    private const uint WindowsFlush = 0x0100_0000;

    private static readonly bool _isSupported = Probe();

    private static uint AllBits => OperatingSystem.IsWindows() ? WindowsFlush : FlushBits;

    private readonly uint _before;
    private readonly bool _isChanged;

    private FlushToZero(uint before)
    {
        _before = before;
        _isChanged = true;
    }

    /// <summary>Whether the C library of this system can set the two bits that flush subnormals.</summary>
    public static bool IsSupported => _isSupported;

    /// <summary>Starts flushing on the calling thread, if <see cref="IsSupported"/>.</summary>
    public static FlushToZero Begin() => _isSupported ? new FlushToZero(Exchange(AllBits)) : default;

    /// <summary>Restores the bits to their values before <see cref="Begin"/>.</summary>
    public void Dispose()
    {
        if (_isChanged)
        {
            Exchange(_before);
        }
    }

    /// <summary>Sets the flush bits to the given value. The rounding mode and the exception masks are unchanged.</summary>
    /// <returns>The previous bits.</returns>
    private static uint Exchange(uint bits)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = ControlWindows(out uint control, 0, 0);
            _ = ControlWindows(out _, bits, WindowsMask);
            return control & WindowsMask;
        }

        Environment environment = default;
        _ = GetEnvironment(ref environment);
        uint before = environment.Mxcsr & FlushBits;
        environment.Mxcsr = (environment.Mxcsr & ~FlushBits) | bits;
        _ = SetEnvironment(ref environment);
        return before;
    }

    private static bool Probe()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return false;
        }

        try
        {
            uint before = Exchange(AllBits);
            bool isFlushed = Product(1e-30f, 1e-10f) == 0;
            Exchange(before);
            return isFlushed;
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Multiplies two floats. Not inlined, so that the compiler does not compute the product before the bits are set.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Product(float left, float right) => left * right;

    [DllImport("libm.so.6", EntryPoint = "fegetenv")]
    private static extern int GetEnvironment(ref Environment environment);

    [DllImport("libm.so.6", EntryPoint = "fesetenv")]
    private static extern int SetEnvironment(ref Environment environment);

    [DllImport("ucrtbase", EntryPoint = "_controlfp_s")]
    private static extern int ControlWindows(out uint control, uint value, uint mask);

    /// <summary>The struct <c>fenv_t</c> of Linux on x64: the seven words of the x87 unit, and MXCSR.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 32)]
    private struct Environment
    {
        [FieldOffset(28)]
        public uint Mxcsr;
    }
}
