namespace LinkageWorkPlan.Domain;

/// <summary>An aggregate that the group numbers from 1, as in "E5". A number is never given again: papers, minutes and the history name it.</summary>
public interface INumbered
{
    int Number { get; }
}
