using DeepLearning.Course.Tests.Lessons.L99Testing;

namespace DeepLearning.Course.Tests.Checking;

public class GradientAndBehaviourTests
{
    private static CheckResult Scale(Func<Tensor, Tensor, Tensor> answer) => Checker.Judge(new ScaleExercise(), new DelegateAnswer(answer));

    private static CheckResult Large(Func<int, int> answer) => Checker.Judge(new LargeNumberExercise(), new DelegateAnswer(answer));

    [Fact]
    public void Gradients_that_flow_are_right()
    {
        var result = Scale((x, scale) => x * x * scale * scale);
        Assert.Equal(Outcome.Right, result.Outcome);
        Assert.Contains("the gradient check", result.Message);
    }

    [Fact]
    public void A_broken_chain_of_operations_is_partly_right_and_names_the_input()
    {
        var result = Scale((x, scale) => (x.Detach() * scale).Square());
        Assert.Equal((Outcome.PartlyRight, Stage.Gradient), (result.Outcome, result.Stage));
        Assert.Contains("No gradient reaches `x`", result.Message);
    }

    [Fact]
    public void A_wrong_gradient_behind_a_right_value_is_found()
    {
        var result = Scale((x, scale) => (x * scale).Square().Detach() + (x * scale) - (x * scale).Detach());
        Assert.Equal(Stage.Gradient, result.Stage);
        Assert.Contains("gradient with respect to `x` is not", result.Message);
    }

    [Fact]
    public void A_wrong_value_is_found_before_the_gradient() =>
        Assert.Equal(Stage.SmallCase, Scale((x, scale) => x * scale).Stage);

    [Fact]
    public void Any_answer_that_behaves_is_right() => Assert.Equal(Outcome.Right, Large(start => 700 + start * 0).Outcome);

    [Fact]
    public void An_answer_that_fails_the_first_behaviour_is_wrong()
    {
        var result = Large(start => 5);
        Assert.Equal((Outcome.Wrong, Stage.Behaviour), (result.Outcome, result.Stage));
        Assert.Equal("5 came, and more than 100 was needed.", result.Message);
    }

    [Fact]
    public void An_answer_that_fails_a_later_behaviour_is_partly_right() =>
        Assert.Equal(Outcome.PartlyRight, Large(start => start + 200).Outcome);

    [Fact]
    public void A_mistake_in_an_open_exercise_is_recognised_by_its_output() =>
        Assert.Equal("the number is negative", Large(start => -77).Recognised?.Name);
}
