using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class StudyTimeTests
{
    private static readonly DateTime _noon = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Attempts_side_by_side_and_pauses_between_them_do_not_count_twice_or_at_all() =>
        Assert.Equal(
            new StudyTime(TimeSpan.FromSeconds(150), new(2026, 11, 24), new(2026, 11, 24)),
            StudyTime.Of([At(3600, 60), At(0, 60), At(30, 60), At(35, 5)]));

    [Fact]
    public void A_study_over_midnight_has_two_days() =>
        Assert.Equal(new StudyTime(TimeSpan.FromHours(13), new(2026, 11, 24), new(2026, 11, 25)), StudyTime.Of([At(0, 13 * 3600)]));

    [Fact]
    public void Without_an_attempt_that_ended_there_is_no_time()
    {
        Assert.Null(StudyTime.Of([]));
        Assert.Null(StudyTime.Of([At(0, null)]));
    }

    [Fact]
    public void A_time_beyond_the_calendar_ends_with_it()
        => Assert.Equal(new DateOnly(9999, 12, 31), StudyTime.Of([At(0, 1e30)])!.Value.To);

    private static Attempt At(double second, double? seconds)
        => new("a", 1, "a", Outcome.Completed, _noon.AddSeconds(second), seconds, null, null, null);
}
