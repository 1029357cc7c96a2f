using System.Globalization;

namespace LlamaBatch.FakeExperiments;

/// <summary>
/// The system's clock, set forward or back by the seconds that the file FAKE_CLOCK holds. Whoever writes the file makes
/// the clock jump.
/// </summary>
internal sealed class JumpingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now = base.GetUtcNow();
        return Environment.GetEnvironmentVariable("FAKE_CLOCK") is string file && File.Exists(file)
            && double.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out double seconds)
            ? now.AddSeconds(seconds)
            : now;
    }
}
