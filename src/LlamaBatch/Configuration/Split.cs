namespace LlamaBatch;

/// <summary>How a text is split into training and validation.</summary>
public enum Split
{
    /// <summary>Whole documents are held out, chosen by a hash. Paragraphs beside a held-out one may be trained on.</summary>
    ByDocument,

    /// <summary>The last share of each document is held out.</summary>
    ByPosition,
}
