using LlamaBatch.Journal;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// The time during which a study was training, without pauses. Time in which several trials ran in parallel is counted once.
/// </summary>
/// <param name="Duration">The total time.</param>
/// <param name="From">The day of the first attempt, in UTC.</param>
/// <param name="To">The day of the last attempt, in UTC.</param>
internal readonly record struct StudyTime(TimeSpan Duration, DateOnly From, DateOnly To)
{
    /// <summary>The time covered by several attempts; null if no attempt has a recorded end.</summary>
    public static StudyTime? Of(IEnumerable<Attempt> attempts)
    {
        var spans = attempts.Where(attempt => attempt.Seconds >= 0)
            .Select(attempt => (From: attempt.StartedUtc, To: EndOf(attempt.StartedUtc, attempt.Seconds!.Value)))
            .OrderBy(span => span.From).ToList();
        if (spans.Count == 0)
        {
            return null;
        }

        TimeSpan duration = TimeSpan.Zero;
        DateTime covered = spans[0].From;
        foreach (var (from, to) in spans.Where(span => span.To > covered))
        {
            duration += to - (from > covered ? from : covered);
            covered = to;
        }

        return new StudyTime(duration, DateOnly.FromDateTime(spans[0].From), DateOnly.FromDateTime(covered));
    }

    private static DateTime EndOf(DateTime start, double seconds) =>
        seconds < (DateTime.MaxValue - start).TotalSeconds - 1 ? start.AddSeconds(seconds) : DateTime.MaxValue;
}
