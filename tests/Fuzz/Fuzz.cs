using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlamaBatch.Fuzzing;

/// <summary>
/// Feeds a reader of files with damaged ones: mutations of valid files and random bytes, the same for every run. A reader
/// gives a value or the exception that it documents; it never throws another one, takes long, or takes much more memory
/// than the file has.
/// </summary>
internal static class Fuzz
{
    private const long MostBytes = 64L << 20;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    /// <summary>Reads many damaged files.</summary>
    /// <param name="valid">A file as it is written.</param>
    /// <param name="count">How many.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="isDocumented">
    /// Whether an exception is one that the reader documents, with a message that names the file; null where it documents
    /// none.
    /// </param>
    /// <param name="seal">
    /// Gives a damaged content the checksum that fits, so that the damage reaches what is behind; null where there is
    /// none.
    /// </param>
    public static void Read(
        byte[] valid,
        int count,
        Action<byte[]> read,
        Func<Exception, bool>? isDocumented = null,
        Func<byte[], byte[]>? seal = null)
    {
        for (int seed = 0; seed < count; seed++)
        {
            byte[] damaged = new Mutation(new Random(seed)).Of(valid);
            byte[] file = seal is null ? damaged : seal(damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                read(file);
            }
            catch (Exception problem) when (isDocumented?.Invoke(problem) == true)
            {
                // Said in a sentence.
            }
            catch (Exception problem)
            {
                throw new Xunit.Sdk.XunitException(
                    string.Create(CultureInfo.InvariantCulture, $"Damage {seed} gave {problem}\nin {Shown(file)}"));
            }

            Assert.True(
                Stopwatch.GetElapsedTime(start) < _longest,
                string.Create(CultureInfo.InvariantCulture, $"Damage {seed} took {Stopwatch.GetElapsedTime(start)}, in {Shown(file)}"));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                allocated < MostBytes,
                string.Create(CultureInfo.InvariantCulture, $"Damage {seed} took {allocated} bytes of memory, in {Shown(file)}"));
        }
    }

    private static string Shown(byte[] file) => Encoding.Latin1.GetString(file.AsSpan(0, Math.Min(file.Length, 4000)));
}
