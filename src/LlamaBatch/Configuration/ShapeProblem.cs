namespace LlamaBatch;

/// <summary>A rule of the Llama architecture that a configuration breaks.</summary>
/// <param name="Property">The property of <see cref="LlamaConfig"/> to change, e.g. <c>KeyValueHeads</c>.</param>
/// <param name="Message">A sentence that says what is wrong and names the legal values.</param>
public sealed record ShapeProblem(string Property, string Message);
