namespace DeepLearning.Course;

/// <summary>What the blocks of a lesson's source hold: its quiz, flashcards and glossary, and where in the file they stand
/// (docs/lesson-format.md describes their form).</summary>
/// <param name="Questions">The questions of the quiz, in order.</param>
/// <param name="Flashcards">The flashcards, in order.</param>
/// <param name="Terms">The words that the lesson introduces, in order.</param>
/// <param name="Places">The lines of each block. They are data of the course and no part of the notebook.</param>
/// <param name="Problems">What is wrong in the form of the blocks; empty when all of them could be read.</param>
public sealed record LessonBlocks(
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Flashcard> Flashcards,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<BlockPlace> Places,
    IReadOnlyList<BlockProblem> Problems);

/// <summary>The lines of a block, counted from 1.</summary>
/// <param name="FirstLine">The line that opens it.</param>
/// <param name="LastLine">The line that closes it.</param>
public sealed record BlockPlace(int FirstLine, int LastLine);

/// <summary>A mistake in the form of a block.</summary>
/// <param name="Line">Its line in the lesson's file, counted from 1.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record BlockProblem(int Line, string Message);
