using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

/// <summary>What shall go wrong, by environment variables, which the workers inherit.</summary>
internal static class Faults
{
    public static int Seeds => int.Parse(Environment.GetEnvironmentVariable("FAKE_SEEDS") ?? "2", CultureInfo.InvariantCulture);

    public static int StepMilliseconds
        => int.Parse(Environment.GetEnvironmentVariable("FAKE_STEP_MS") ?? "0", CultureInfo.InvariantCulture);

    public static int VocabSize => int.Parse(Environment.GetEnvironmentVariable("FAKE_VOCAB") ?? "256", CultureInfo.InvariantCulture);

    /// <summary>A file of text to train on instead of the fake corpus.</summary>
    public static string? Text => Environment.GetEnvironmentVariable("FAKE_TEXT");

    /// <summary>The fingerprint of the metric's code, as a build would have made it.</summary>
    public static string? Code => Environment.GetEnvironmentVariable("FAKE_CODE");

    public static bool CorpusIsMissing => Environment.GetEnvironmentVariable("FAKE_CORPUS") == "missing";

    /// <summary>What a rehearsal of the claims shall find.</summary>
    public static string? Claim => Environment.GetEnvironmentVariable("FAKE_CLAIM");

    /// <summary>What the code of a claim shall do: <c>loop</c> for ever, or <c>exit</c> from the program.</summary>
    public static void RunClaim()
    {
        string? how = Environment.GetEnvironmentVariable("FAKE_CLAIM_CODE");
        if (how == "exit")
        {
            Environment.Exit(0);
        }

        while (how == "loop")
        {
            Thread.Sleep(1);
        }
    }

    /// <summary>At which scale it shall be found.</summary>
    public static Scale ClaimScale => Enum.Parse<Scale>(Environment.GetEnvironmentVariable("FAKE_CLAIM_SCALE") ?? nameof(Scale.Full));

    public static bool IsNoted(Trial trial) => Environment.GetEnvironmentVariable("FAKE_NOTE") == trial.Label;

    /// <summary>
    /// Crashes the worker in the middle of the trial whose label FAKE_CRASH is, in the way of FAKE_CRASH_HOW; with
    /// FAKE_CRASH_ONCE only while that file is missing.
    /// </summary>
    public static void Crash(Trial trial)
    {
        if (Environment.GetEnvironmentVariable("FAKE_CRASH") != trial.Label)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("FAKE_CRASH_ONCE") is string once)
        {
            if (File.Exists(once))
            {
                return;
            }

            File.WriteAllText(once, "");
        }

        switch (Environment.GetEnvironmentVariable("FAKE_CRASH_HOW"))
        {
            case "kill":
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                }

                Thread.Sleep(Timeout.Infinite);
                break;
            case "memory":
                // More elements than an array can have.
                GC.KeepAlive(new long[int.MaxValue]);
                break;
            case "native":
                Environment.FailFast("The fake native code gave up.");
                break;
            case "exit":
                Console.Error.WriteLine("native code gave up [here]");
                Environment.Exit(77);
                break;
            case "thread":
                var thread = new Thread(() => throw new InvalidOperationException("The other thread threw."));
                thread.Start();
                Thread.Sleep(Timeout.Infinite);
                break;
            default:
                throw new InvalidOperationException("The fake fault struck.");
        }
    }
}
