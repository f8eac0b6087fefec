namespace LinkageWorkPlan.Domain;

/// <summary>A list that is not part of what is signed while it is empty: content that was signed before there was such a list keeps its fingerprint.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LeftOutWhenEmptyAttribute : Attribute;
