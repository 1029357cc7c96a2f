using System.Text;
using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Fuzzing;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

/// <summary>Whatever has happened to the files of a journal, reading them gives what is left, and says what is not.</summary>
public sealed class JournalFuzzTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_attempt_file_never_throws(bool isSealed)
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: [1, double.NaN]));
        using (var host = new StreamWriter(path, append: true))
        {
            host.Write(JournalJson.Line("resumed", writer => writer.WriteNumber("step", 7)) + "\n");
            host.Write(JournalJson.Line("noted", writer => writer.WriteString("text", "A note.")) + "\n");
            host.Write(JournalJson.Line(
                "event",
                writer => NoteJson.Write(
                    writer,
                    new UnusableCheckpoint("a.checkpoint", new(CheckpointFault.Checksum), TriesPrevious: true))) + "\n");
            host.Write(JournalJson.Line("interrupted", writer => writer.WriteNumber("seconds", 1)) + "\n");
            host.Write("{\"sum\":\"00000000\",\"kind\":\"failed\",\"outcome\":\"Killed\",\"reason\":\"It "
                + "broke.\",\"seconds\":2,\"label\":\"a\",\"started\":\"2026-11-24T01:02:03Z\"}\n");
        }

        byte[] valid = File.ReadAllBytes(path);
        Fuzz.Read(
            valid,
            3_000,
            bytes =>
            {
                File.WriteAllBytes(path, bytes);
                var reading = AttemptReading.Read(_folder["runs"], new AttemptName("a", 1));
                Assert.True(isSealed || reading.Result is null || reading.Result.Learning["ValidationLoss"].Count == 2);
            },
            seal: isSealed ? Sealed : null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_digest_never_throws_and_what_is_written_of_it_reads_the_same(bool isSealed)
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: [1, double.PositiveInfinity]));
        AttemptJournal.Failed(
            _folder["runs", "b.1.host.jsonl"],
            TestTrials.Trial("b"),
            1,
            DateTime.UnixEpoch,
            TimeSpan.Zero,
            Outcome.Killed,
            new WorkerExited(77, "native code gave up"));
        new ResultStore(_folder.Path).Write(
            new Dictionary<string, string> { ["Text"] = new string('a', 64) },
            new Dictionary<string, CorpusFacts> { ["Text; SequenceLength=32"] = new(1000, 9, 2) });
        Directory.Delete(_folder["runs"], recursive: true);
        string path = _folder["results.jsonl"];
        byte[] valid = File.ReadAllBytes(path);
        string again = _folder["again.jsonl"];

        Fuzz.Read(
            valid,
            1_000,
            bytes =>
            {
                File.WriteAllBytes(path, bytes);
                ResultsFile file;
                try
                {
                    file = ResultsFile.Read(path);
                }
                catch (UnreadableException refused)
                {
                    // Nothing in it is ours, or it is of a newer version; it is not replaced.
                    Assert.True(
                        JournalLines.Read(path).All(line => line.Record is null)
                        || refused.Message.Contains("has format ", StringComparison.Ordinal));
                    return;
                }

                File.WriteAllText(again, file.Text());
                StoredResults first = file.Results();
                StoredResults second = ResultsFile.Read(again).Results();
                Assert.Equal(first.Trials.Keys, second.Trials.Keys);
                Assert.Equal(first.Attempts.Count, second.Attempts.Count);
                Assert.Equal(first.Notes, second.Notes);
            },
            seal: isSealed ? Sealed : null);
    }

    /// <summary>Gives every line that still begins like one the sum that fits.</summary>
    private static byte[] Sealed(byte[] bytes)
    {
        var text = new MemoryStream();
        foreach (string line in Encoding.Latin1.GetString(bytes).Split('\n'))
        {
            const int bodyStart = 18;
            text.Write(line.Length > bodyStart && line.StartsWith("{\"sum\":", StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(ChecksummedLine.Seal(Encoding.Latin1.GetBytes("{" + line[bodyStart..])))
                : Encoding.Latin1.GetBytes(line));
            text.WriteByte((byte)'\n');
        }

        return text.ToArray();
    }
}
