namespace DeepLearning;

/// <summary>
/// A small model learns from a large one: not only which class is right, but how the teacher doubts.
/// Source: Hinton, Vinyals and Dean 2015.
/// </summary>
public static class Distillation
{
    /// <summary>
    /// α T² KL(softmax(teacher / T) ‖ softmax(student / T)) + (1 − α) cross-entropy(student, targets); T² keeps the two parts'
    /// gradients of one size. Shape: logits [batch, classes], targets [batch] → [].
    /// </summary>
    /// <param name="student">The student's logits.</param>
    /// <param name="teacher">The teacher's logits.</param>
    /// <param name="targets">The true classes.</param>
    /// <param name="temperature">T: the higher, the more the teacher's doubts show.</param>
    /// <param name="alpha">α: how much the teacher counts, 0 to 1.</param>
    public static Tensor Loss(Tensor student, Tensor teacher, Tensor targets, float temperature = 4, float alpha = 0.7f)
    {
        Throw.ArgumentIf(student.Rank != 2 || student.Shape != teacher.Shape,
            $"Distillation: student {student.Shape} and teacher {teacher.Shape} must both be [batch, classes].", nameof(student));
        Tensor soft = (teacher.Detach() / temperature).Softmax(), logSoft = (teacher.Detach() / temperature).LogSoftmax();
        Tensor divergence = (soft * (logSoft - (student / temperature).LogSoftmax())).Sum() / student.Shape[0];
        return alpha * temperature * temperature * divergence + (1 - alpha) * new CrossEntropyLoss().Forward(student, targets);
    }

    /// <summary>Trains the student on the teacher's answers.</summary>
    /// <param name="student">The model to train.</param>
    /// <param name="teacher">The model to learn from, which is not changed.</param>
    /// <param name="data">Batches of inputs and true classes.</param>
    /// <param name="optimizer">The student's optimiser.</param>
    /// <param name="epochs">How often to go through the data.</param>
    /// <param name="temperature">T.</param>
    /// <param name="alpha">α.</param>
    /// <param name="cancellation">Stops between two batches; by default when the notebook is interrupted.</param>
    /// <returns>The mean loss of each epoch.</returns>
    public static IReadOnlyList<float> Train(Module student, Module teacher, DataLoader data, Optimizer optimizer, int epochs,
        float temperature = 4, float alpha = 0.7f, CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        using var mode = new EvaluationMode(teacher);
        var losses = new List<float>();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double sum = 0;
            student.Train();
            foreach (Batch batch in data)
            {
                cancellation.ThrowIfCancellationRequested();
                Tensor answers;
                using (Tensor.NoGrad()) answers = teacher.Forward(batch.Input);
                sum += optimizer.Minimize(Loss(student.Forward(batch.Input), answers, batch.Target, temperature, alpha));
            }

            losses.Add((float)(sum / data.Count));
        }

        return losses;
    }
}
