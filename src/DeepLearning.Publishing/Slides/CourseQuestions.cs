using DeepLearning.Course;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>The course's quiz questions, as blocks of slides.</summary>
internal static class CourseQuestions
{
    /// <summary>The question with an id, or all of a lesson's; none where there is no such name.</summary>
    public static IReadOnlyList<QuestionBlock> Find(string id) =>
    [
        .. Quiz.All.SelectMany(quiz => quiz.Questions.Where(question => question.Id == id || quiz.Lesson.Slug == id))
            .Select(question => new QuestionBlock(question.Text,
                [.. question.Choices.Select(choice => new QuestionChoice(choice.Text, choice.IsRight, choice.Explanation))])),
    ];
}
