using System.Linq.Expressions;
using System.Reflection;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// The model as code, which scripts/publish.sh has EF generate, so that a start does not build it (docs/decisions/0036). Where the program
/// was only built, as for tests, there is none and EF builds the model.
/// </summary>
internal static class CompiledModel
{
    /// <summary>What was corrected or withdrawn is passed over by everybody who does not ask for it.</summary>
    public static readonly IReadOnlyDictionary<Type, LambdaExpression> Filters = new Dictionary<Type, LambdaExpression>
    {
        [typeof(ProgressUpdate)] = (Expression<Func<ProgressUpdate, bool>>)(fact => fact.SupersededAt == null),
        [typeof(IndicatorResult)] = (Expression<Func<IndicatorResult, bool>>)(fact => fact.SupersededAt == null),
        [typeof(Spending)] = (Expression<Func<Spending, bool>>)(fact => fact.SupersededAt == null),
        [typeof(Evidence)] = (Expression<Func<Evidence, bool>>)(evidence => evidence.WithdrawnAt == null),
    };

    public static DbContextOptionsBuilder UseCompiledModel<T>(this DbContextOptionsBuilder options)
        where T : WorkPlanDb =>
        Of<T>.Model is { } model ? options.UseModel(model) : options;

    /// <summary>Once a process.</summary>
    private static class Of<T>
        where T : WorkPlanDb
    {
        public static readonly IModel? Model = Find();

        private static IModel? Find()
        {
            var compiled = typeof(T).Assembly.GetCustomAttributesData()
                .SingleOrDefault(each => each.AttributeType == typeof(DbContextModelAttribute) && each.ConstructorArguments[0].Value as Type == typeof(T))?.ConstructorArguments[1].Value as Type;
            if (EF.IsDesignTime || compiled is null)
            {
                return null;
            }

            var model = (RuntimeModel)compiled.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            AddFilters(model);
            return model;
        }
    }

    /// <summary>
    /// EF generates no code for filters (dotnet/efcore#24897) and refuses a model that has one. They are added as EF itself keeps them; whoever
    /// asks EF's public interface finds them, or the program does not start.
    /// </summary>
    private static void AddFilters(RuntimeModel model)
    {
        foreach (var (type, filter) in Filters)
        {
            var entity = (RuntimeEntityType)((IModel)model).FindEntityType(type)!;
#pragma warning disable EF1001
            entity.SetAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection([new RuntimeQueryFilter(null, filter)]));
#pragma warning restore EF1001
            if (((IReadOnlyEntityType)entity).GetDeclaredQueryFilters().Single().Expression != filter)
            {
                throw new InvalidOperationException($"The compiled model does not pass over what was corrected or withdrawn ({type.Name}).");
            }
        }
    }
}
