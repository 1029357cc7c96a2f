using System.Runtime.InteropServices;
using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public class ProcessMemoryTests
{
    private const int Size = 64 << 20;

    [Fact]
    public void What_is_allocated_is_counted_while_it_is_there()
    {
        var memory = new ProcessMemory();
        IntPtr block = Touched();
        long peak = memory.PeakBytes();
        Marshal.FreeHGlobal(block);

        // Other tests of this process allocate and free at the same time.
        Assert.InRange(peak, 0.9 * Size, 2.0 * Size);
    }

    [Fact]
    public void What_was_freed_counts_all_the_same()
    {
        var memory = new ProcessMemory();
        IntPtr block = Touched();
        Marshal.FreeHGlobal(block);

        Assert.InRange(memory.PeakBytes(), 0.9 * Size, 2.0 * Size);
    }

    /// <summary>Pages of a file that the process has merely looked at are not what it allocated.</summary>
    [Fact]
    public void Pages_of_files_are_not_counted()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "file");
        File.WriteAllBytes(path, new byte[Size]);
        GC.Collect();
        var memory = new ProcessMemory();
        using var file = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        using System.IO.MemoryMappedFiles.MemoryMappedViewAccessor view = file.CreateViewAccessor();
        long sum = 0;
        for (int place = 0; place < Size; place += 4096)
        {
            sum += view.ReadByte(place);
        }

        Assert.Equal(0, sum);
        Assert.InRange(memory.PeakBytes(), 0, Size / 2);
    }

    /// <summary>Memory of which every page has been written to.</summary>
    private static IntPtr Touched()
    {
        IntPtr block = Marshal.AllocHGlobal(Size);
        for (int place = 0; place < Size; place += 4096)
        {
            Marshal.WriteByte(block, place, 1);
        }

        return block;
    }
}
