using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What can be chosen from a short list.</summary>
public sealed record CodeChoice(string Code, LocalizedText Title);
