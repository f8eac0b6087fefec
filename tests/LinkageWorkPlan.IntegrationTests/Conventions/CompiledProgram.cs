using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.IntegrationTests.Conventions;

/// <summary>The program as it was compiled, pages included: who knows whom, and who calls what.</summary>
internal static class CompiledProgram
{
    public static readonly Architecture Architecture = new ArchLoader().LoadAssemblies(typeof(Program).Assembly, typeof(WorkPlan).Assembly, typeof(PlanContent).Assembly).Build();

    private static readonly ILookup<string, string> Callers = Architecture.Types
        .SelectMany(type => type.Dependencies.OfType<MethodCallDependency>())
        .Select(call => (To: $"{Outermost(call.Target)}.{call.TargetMember.Name.Split('(')[0]}", From: Outermost(call.Origin)))
        .Distinct()
        .ToLookup(call => call.To, call => call.From);

    /// <summary>The types, each without those nested in it, that call a member: <c>Name</c>, <c>get_Name</c> for a property, <c>.ctor</c> for a constructor.</summary>
    /// <exception cref="InvalidOperationException">Nobody does: the name may have changed.</exception>
    public static IReadOnlyList<string> CallersOf(System.Type type, string member)
    {
        var found = Callers[$"{type.FullName}.{member}"].Where(each => each != type.FullName).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new InvalidOperationException($"Nobody calls {type.Name}.{member}.");
    }

    private static string Outermost(IType type) => type.FullName.Split('+', '/', '`', '<')[0];
}
