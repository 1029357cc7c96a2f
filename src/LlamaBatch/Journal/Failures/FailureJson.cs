using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>Writes failures as JSON objects with their kind and fields, and reads them back.</summary>
internal static class FailureJson
{
    /// <summary>The name of the property that contains a failure.</summary>
    public const string Property = "cause";

    private const string Exit = "exit", Signal = "signal", Memory = "memory", File = "file", Exception = "exception", NoEnd = "no-end",
        Stack = "stack";

    /// <summary>Writes a failure as a property of a record. A <see cref="WrittenFailure"/> is written as its sentence.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="older">The name of the property for a failure that is only a sentence.</param>
    public static void Write(Utf8JsonWriter writer, AttemptFailure failure, string older)
    {
        if (failure is WrittenFailure written)
        {
            JournalJson.WriteText(writer, older, written.Text);
            return;
        }

        writer.WriteStartObject(Property);
        switch (failure)
        {
            case NoRecordedEnd:
                writer.WriteString("kind", NoEnd);
                break;
            case WorkerExited exited:
                writer.WriteString("kind", Exit);
                writer.WriteNumber("exitCode", exited.ExitCode);
                JournalJson.WriteText(writer, "lastLine", exited.LastLine);
                break;
            case WorkerSignaled signaled:
                writer.WriteString("kind", Signal);
                writer.WriteNumber("signal", signaled.Signal);
                writer.WriteBoolean("memoryRanOut", signaled.MemoryRanOut);
                JournalJson.WriteText(writer, "lastLine", signaled.LastLine);
                break;
            case StackOverflowed overflow:
                writer.WriteString("kind", Stack);
                JournalJson.WriteText(writer, "place", overflow.Place);
                break;
            case AllocationFailed allocation:
                writer.WriteString("kind", Memory);
                JournalJson.WriteText(writer, "message", allocation.Message);
                break;
            case FileFailed file:
                writer.WriteString("kind", File);
                writer.WriteString("fault", file.Fault.ToString());
                JournalJson.WriteText(writer, "message", file.Message);
                break;
            case Threw threw:
                writer.WriteString("kind", Exception);
                writer.WriteString("type", threw.Exception);
                JournalJson.WriteText(writer, "message", threw.Message);
                if (threw.Place.Length > 0)
                {
                    JournalJson.WriteText(writer, "place", threw.Place);
                }

                break;
            default:
                throw new ArgumentException($"{failure.GetType().Name} has no JSON form.", nameof(failure));
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads the failure of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="older">The name of the property for a failure that is only a sentence.</param>
    /// <returns>The failure; null if the record contains none.</returns>
    public static AttemptFailure? Read(JsonFields record, string older)
    {
        if (!record.Has(Property))
        {
            return record.TextOrNull(older) is string text ? new WrittenFailure(text) : null;
        }

        JsonFields failure = record.Object(Property);
        return failure.Text("kind") switch
        {
            NoEnd => new NoRecordedEnd(),
            Exit => new WorkerExited(failure.Int("exitCode"), failure.Text("lastLine")),
            Signal => new WorkerSignaled(failure.Int("signal", 1), failure.Truth("memoryRanOut"), failure.Text("lastLine")),
            Stack => new StackOverflowed(failure.Text("place")),
            Memory => new AllocationFailed(failure.Text("message")),
            File => new FileFailed(failure.Name<FileFault>("fault"), failure.Text("message")),
            Exception => new Threw(failure.Text("type"), failure.Text("message"), failure.TextOrNull("place") ?? ""),
            // The kind comes from a newer version. Its name is shown.
            var newer => new Threw(Printable.Short(newer), ""),
        };
    }
}
