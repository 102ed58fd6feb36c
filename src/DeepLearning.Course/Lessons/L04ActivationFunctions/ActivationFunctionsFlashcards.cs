namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class ActivationFunctionsFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("The slope of the sigmoid, from its output a?", "a(1 − a). At most 0.25, where a = 0.5."),
        new("The slope of tanh, from its output a?", "1 − a². At most 1, where a = 0."),
        new("ReLU: formula and slope?", "max(0, z). Slope 1 for z > 0 and 0 for z < 0."),
        new("Leaky ReLU: formula and slope?", "z for z > 0, otherwise 0.01·z. Slope 1 and 0.01."),
        new("The range of sigmoid, tanh, ReLU and leaky ReLU?", "0 to 1; −1 to 1; from 0 up; all numbers."),
        new("The formula of softmax?", "pᵢ = e^(sᵢ) / Σⱼ e^(sⱼ). The shares are positive and add up to 1."),
        new("The slopes of softmax?", "pᵢ(1 − pᵢ) for a score on its own share, −pᵢ·pⱼ for its effect on another's."),
        new("What is saturation?", "The flat ends of a function such as the sigmoid: however hard you push z, the output hardly moves, and so nothing is learned."),
        new("What is the vanishing gradient?", "The backward message shrinks by a factor in every layer, until the first layers hear nothing."),
        new("Why does ReLU let the message pass?", "On its right side the slope is exactly 1: multiplied twenty times, it is still 1."),
        new("When is a ReLU dead?", "When its sum is negative for every example. Its slope is then 0 for all of them, and its weights never change."),
        new("What commonly kills ReLUs?", "A learning rate that is too high: one long step, and the sum is negative for everything."),
        new("Which function at the output: yes or no? One of many?", "Sigmoid for yes or no. Softmax for one of many."),
        new("Which function in hidden layers, to begin with?", "ReLU. Change it when you have a reason."),
    ];
}
